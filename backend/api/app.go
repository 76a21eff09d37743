package api

type app struct{}
