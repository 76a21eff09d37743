// Package roster brings people in and out: it reads the files that organisers
// have (CSV in many dialects, vCard), writes the files that others can read
// (CSV, vCard, JSON), and holds the sample community.
//
// It turns bytes into profiles and back and decides nothing about them: who is
// new, who may be listed and who is already known is the store's business.
package roster
