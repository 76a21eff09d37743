package ollama

import (
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"kith/backend/domain"
)

const (
	defaultHost = "127.0.0.1" // never localhost, which fails on machines without network
	defaultPort = "11434"
)

// parseAddress reads an address as Ollama itself reads OLLAMA_HOST, and turns
// those that a server listens on into those that it is reached at.
func parseAddress(address string) (*url.URL, error) {
	scheme, rest, port := splitScheme(strings.Trim(strings.TrimSpace(address), `"' `))
	hostport, path, _ := strings.Cut(rest, "/")
	host := strings.Trim(hostport, "[]")
	if h, p, err := net.SplitHostPort(hostport); err == nil {
		host, port = h, p
	}
	host = reachable(host)
	if !isHost(host) || !isPort(port) || scheme != "http" && scheme != "https" {
		return nil, domain.Errorf(domain.Invalid, "%q is not an address of Ollama.", address).
			WithHint("It looks like 127.0.0.1:11434. OLLAMA_HOST may hold it.")
	}
	if isCloud(host) {
		return nil, domain.Errorf(domain.Invalid, "%q is not your own computer, and Kith sends nothing there.", address)
	}
	return &url.URL{Scheme: scheme, Host: net.JoinHostPort(host, port), Path: strings.TrimSuffix(path, "/")}, nil
}

// isHost keeps out what a URL gives another meaning to.
func isHost(host string) bool {
	return net.ParseIP(host) != nil || hostName.MatchString(host)
}

var hostName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

func isPort(port string) bool {
	n, err := strconv.Atoi(port)
	return err == nil && n > 0 && n < 1<<16
}

func isCloud(host string) bool {
	return strings.HasSuffix("."+strings.ToLower(strings.TrimSuffix(host, ".")), ".ollama.com")
}

// splitScheme also tells the port that goes without saying.
func splitScheme(address string) (scheme, rest, port string) {
	scheme, rest, found := strings.Cut(address, "://")
	switch {
	case !found:
		return "http", address, defaultPort
	case scheme == "https":
		return scheme, rest, "443"
	default:
		return scheme, rest, "80"
	}
}

func reachable(host string) string {
	switch strings.ToLower(host) {
	case "", "0.0.0.0", "localhost":
		return defaultHost
	case "::":
		return "::1"
	default:
		return host
	}
}
