package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/backend/domain"
)

type (
	Shade   string
	Unknown string
	ThingID string
)

type Thing struct {
	ID    ThingID `json:"id"`
	Shade Shade   `json:"shade"`
	Count int64   `json:"count,omitempty"`
	Share float64 `json:"share"`
	Parts []Part  `json:"parts"`
	Left  []Part  `json:"left,omitempty"`
	First *Part   `json:"first"`
	Cause error   `json:"-"`
	_     string
}

type Part struct {
	Open bool `json:"open,omitzero"`
}

func TestInterfaces(t *testing.T) {
	const want = `
/** Thing of build/pagetypes */
export interface Item {
  id: string
  shade: Shade
  count?: number
  share: number
  parts: Part[] | null
  left?: Part[]
  first: Part | null
}

/** Part of build/pagetypes */
export interface Part {
  open?: boolean
}
`
	shades := []enumeration{{reflect.TypeFor[Shade](), "Shade", "shades"}}
	have, err := interfacesOf(shades, []structure{{reflect.TypeFor[Thing](), "Item"}})
	if err != nil || have != want {
		t.Errorf("have %v\n%s\nwant\n%s", err, have, want)
	}
}

func TestInterfacesAreNeverWiderThanGo(t *testing.T) {
	for want, typ := range map[string]reflect.Type{
		"is not listed": reflect.TypeFor[struct {
			A Unknown `json:"a"`
		}](),
		"writes its own JSON": reflect.TypeFor[struct {
			A time.Time `json:"a"`
		}](),
		"has no type": reflect.TypeFor[struct {
			A any `json:"a"`
		}](),
		"needs a name": reflect.TypeFor[struct{ A int }](),
	} {
		if _, err := interfacesOf(nil, []structure{{typ, "Item"}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: have %v, want %q", typ, err, want)
		}
	}
}

func TestConstants(t *testing.T) {
	t.Chdir("../..")
	for typ, want := range map[reflect.Type][]string{
		reflect.TypeFor[domain.Role]():   {"member", "admin"},
		reflect.TypeFor[domain.Choice](): {"", "yes", "no"},
	} {
		if have, err := constants(typ); err != nil || !slices.Equal(have, want) {
			t.Errorf("%v: have %q, %v, want %q", typ, have, err, want)
		}
	}
	if found, err := constants(reflect.TypeFor[domain.SessionID]()); err == nil {
		t.Errorf("a type without constants has %q", found)
	}
}
