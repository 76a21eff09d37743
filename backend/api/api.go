// Package api is what the window may call: one small service a feature, one
// request struct a method, flat types that survive the way to TypeScript.
// Times are RFC 3339 text, lists are never nil, errors are [domain.Error].
package api
