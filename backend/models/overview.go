package models

import "kith/backend/domain"

// Overview is how things stand with the models of this machine. Sizes are in
// bytes.
type Overview struct {
	Server    Server      `json:"server"`
	Chosen    string      `json:"chosen"` // "builtin", a name, or "": nobody chose, and the latest usable writes
	Writer    string      `json:"writer"` // who writes now: "builtin" or a name
	Loaded    bool        `json:"loaded"` // the writer is in memory, so that its answers begin at once
	Memory    int64       `json:"memory"` // of this machine, as it is sold; 0: unknown
	Video     int64       `json:"video"`  // of its graphics card; 0: none of its own, or unknown
	Disk      int64       `json:"disk"`   // free where models are kept; -1: unknown
	Catalogue []Offer     `json:"catalogue"`
	Installed []Installed `json:"installed"`
	Jobs      []Job       `json:"jobs"`
}

// Server is how the user's Ollama stands.
type Server struct {
	State   State         `json:"state"`
	Next    Next          `json:"next"`
	Address string        `json:"address"` // the one tried; as written where it is none
	Ours    bool          `json:"ours"`    // Kith started it, and stops it when it closes
	Log     string        `json:"log"`     // the file that holds what it said, where it is ours
	Error   *domain.Error `json:"error,omitempty"`
}

// State of the user's Ollama.
type State string

const (
	NotInstalled State = "not_installed"
	NotRunning   State = "not_running"   // it is installed, and nobody answers
	WrongAddress State = "wrong_address" // what answers is no Ollama, or OLLAMA_HOST makes no sense
	TooOld       State = "too_old"       // it lacks what Kith needs
	NoModels     State = "no_models"     // none at all, or none that can write
	CloudOnly    State = "cloud_only"    // its models run on somebody else's computer
	Ready        State = "ready"
)

// Next is the one step that leads on.
type Next string

const (
	NextDownload Next = "download" // open Ollama's page
	NextStart    Next = "start"
	NextRetry    Next = "retry" // after the person mended the address
	NextUpdate   Next = "update"
	NextPull     Next = "pull" // fetch a model of the catalogue, or import a file
	NextNone     Next = ""
)

// Offer is a model of the catalogue.
type Offer struct {
	Name      string `json:"name"`  // as Ollama knows it: "qwen3:1.7b"
	Title     string `json:"title"` // as people know it: "Qwen 3, 1.7 billion"
	Pick      Pick   `json:"pick"`  // when to pick it
	Size      int64  `json:"size"`  // to fetch and to keep
	Needs     int64  `json:"needs"` // memory that a machine must have for it
	Languages int    `json:"languages"`
	Licence   string `json:"licence"`
	Fits      bool   `json:"fits"`      // this machine
	Suggested bool   `json:"suggested"` // the one to begin with on this machine
	Installed bool   `json:"installed"`
}

// Pick is when to pick a model.
type Pick string

const (
	PickTiny     Pick = "tiny"     // on a machine with little memory
	PickLight    Pick = "light"    // on an ordinary laptop: quick answers
	PickBalanced Pick = "balanced" // with more memory: better prose
	PickStrong   Pick = "strong"   // with much of it: the best prose
	PickMeaning  Pick = "meaning"  // not to write, but to compare meanings
)

// Installed is a model that the server has.
type Installed struct {
	Name         string  `json:"name"`
	Size         int64   `json:"size"`
	Needs        int64   `json:"needs"`
	Parameters   string  `json:"parameters"`   // "1.7B"; "": unknown
	Quantization string  `json:"quantization"` // "Q4_K_M"; "": unknown
	ModifiedAt   string  `json:"modified_at"`
	Writes       bool    `json:"writes"`
	Embeds       bool    `json:"embeds"`
	Refused      Refusal `json:"refused"`
	Fits         bool    `json:"fits"`
	Loaded       bool    `json:"loaded"` // in memory now
}

// Refusal is why a model does not write.
type Refusal string

const (
	RefusedCloud Refusal = "cloud"       // it runs on somebody else's computer
	RefusedChat  Refusal = "cannot_chat" // it was made for something else
)
