package vector

import "unsafe"

// FromBytes returns a copy of bytes as a vector, a byte an element.
func FromBytes(bytes []byte) Vector {
	v := make(Vector, len(bytes))
	copy(v.asBytes(), bytes)
	return v
}

// View returns bytes as a vector that shares their memory.
func View(bytes []byte) Vector {
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(bytes))), len(bytes)) //nolint:gosec // both are one byte wide
}

// Bytes returns a copy of the vector as bytes, see [FromBytes].
func (v Vector) Bytes() []byte { return append([]byte{}, v.asBytes()...) }

// asBytes returns the memory of v. A loop over its elements would take longer than
// reading them from the database.
func (v Vector) asBytes() []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)) //nolint:gosec // both are one byte wide
}
