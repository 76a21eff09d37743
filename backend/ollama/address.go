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
	defaultHost = "127.0.0.1" // not localhost, which cannot be resolved on some computers without a network
	defaultPort = "11434"
)

// parseAddress parses an address as Ollama parses OLLAMA_HOST, but replaces
// wildcard addresses, on which a server listens, with loopback ones. It fails with
// [domain.Invalid] on a malformed address and on Ollama's cloud.
func parseAddress(address string) (*url.URL, error) {
	scheme, rest, port := splitScheme(strings.Trim(strings.TrimSpace(address), `"' `))
	hostport, path, _ := strings.Cut(rest, "/")
	host := strings.Trim(hostport, "[]")
	if h, p, err := net.SplitHostPort(hostport); err == nil {
		host, port = h, p
	}
	host = reachable(host)
	if !isHost(host) || !isPort(port) || scheme != "http" && scheme != "https" {
		return nil, domain.Errorf(domain.Invalid, "ollama.addressInvalid", "%q is not a valid address for Ollama.", address).
			WithHint("ollama.addressExample", "It looks like 127.0.0.1:11434. OLLAMA_HOST may hold it.")
	}
	if isCloud(host) {
		return nil, domain.Errorf(domain.Invalid, "ollama.notOwnComputer", "%q is not your own computer, and Kith sends nothing there.", address)
	}
	return &url.URL{Scheme: scheme, Host: net.JoinHostPort(host, port), Path: strings.TrimSuffix(path, "/")}, nil
}

// isHost rejects names with characters that have a meaning in a URL.
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

// splitScheme cuts off the scheme and returns the default port for it.
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

// reachable returns the host at which a server that listens on host is reached.
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
