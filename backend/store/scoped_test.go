package store

import (
	"reflect"
	"testing"

	"kith/backend/domain"
)

// TestEveryScopedMethodChecksTheActor calls every method of the scoped store with the zero
// scope and zero arguments. Each must fail with a coded error and return nothing else. New
// methods are tested automatically.
func TestEveryScopedMethodChecksTheActor(t *testing.T) {
	s, _ := open(t)
	founder(t, s)
	zero := reflect.ValueOf(s.In(domain.Scope{}))
	for i := range zero.NumMethod() {
		name := zero.Type().Method(i).Name
		if name == "Scope" { // it returns the caller's own scope
			continue
		}
		t.Run(name, func(t *testing.T) {
			results := zero.Method(i).Call(zeroArguments(t, zero.Method(i).Type()))
			last := len(results) - 1
			if last < 0 || !results[last].Type().Implements(reflect.TypeFor[error]()) {
				t.Fatal("the method returns no error, so it cannot refuse")
			}
			err, _ := results[last].Interface().(error)
			if code := domain.CodeOf(err); code != domain.NoActor && code != domain.Invalid {
				t.Errorf("error %v has code %q, want %q", err, code, domain.NoActor)
			}
			for _, result := range results[:last] {
				if !isEmpty(result) {
					t.Errorf("it returns %+v", result)
				}
			}
		})
	}
}

// zeroArguments are the test's context and zero values for a method's other
// arguments.
func zeroArguments(t *testing.T, method reflect.Type) []reflect.Value {
	t.Helper()
	arguments := make([]reflect.Value, method.NumIn())
	for i := range arguments {
		arguments[i] = reflect.Zero(method.In(i))
		if i == 0 {
			arguments[i] = reflect.ValueOf(t.Context())
		}
	}
	return arguments
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	default:
		return v.IsZero()
	}
}
