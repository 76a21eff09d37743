// Package api has the services whose methods the page calls: one small service per feature, one
// request struct per method, and flat types that convert to TypeScript. Times are RFC 3339 text,
// lists are never nil, errors are [domain.Error].
package api
