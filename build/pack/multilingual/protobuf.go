package main

import (
	"encoding/binary"
	"errors"
)

// errProtobuf means that a message is incomplete or has a field of an unknown type.
var errProtobuf = errors.New("not a protobuf message")

// A field is one field of a protobuf message. Numbers are in value; texts, lists and
// messages in data.
type field struct {
	number int
	value  uint64
	data   []byte
}

// fields parses the fields of a message.
func fields(message []byte) ([]field, error) {
	var all []field
	for len(message) > 0 {
		key, n := binary.Uvarint(message)
		if n <= 0 {
			return nil, errProtobuf
		}
		f := field{number: int(key >> 3)}
		size := f.read(int(key&7), message[n:])
		if size < 0 {
			return nil, errProtobuf
		}
		all, message = append(all, f), message[n+size:]
	}
	return all, nil
}

// read parses the value of a field of a wire type. It returns its size, or -1.
func (f *field) read(wireType int, rest []byte) int {
	switch wireType {
	case 0:
		value, n := binary.Uvarint(rest)
		if f.value = value; n > 0 {
			return n
		}
	case 1:
		if len(rest) >= 8 {
			f.value = binary.LittleEndian.Uint64(rest)
			return 8
		}
	case 2:
		length, n := binary.Uvarint(rest)
		if n > 0 && length <= uint64(len(rest)-n) {
			f.data = rest[n:][:length]
			return n + int(length)
		}
	case 5:
		if len(rest) >= 4 {
			f.value = uint64(binary.LittleEndian.Uint32(rest))
			return 4
		}
	}
	return -1
}

// each calls visit for each field of a message.
func each(message []byte, visit func(field) error) error {
	all, err := fields(message)
	for _, f := range all {
		if err == nil {
			err = visit(f)
		}
	}
	return err
}
