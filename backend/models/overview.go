package models

import "kith/backend/domain"

// Overview describes the models, the server and the hardware of this computer.
// Sizes are in bytes.
type Overview struct {
	Server    Server      `json:"server"`
	Chosen    string      `json:"chosen"` // "builtin", a model's name, or "" for automatic: the latest usable model
	Writer    string      `json:"writer"` // what writes answers now: "builtin" or a model's name
	Loaded    bool        `json:"loaded"` // the writer's model is in memory
	Memory    int64       `json:"memory"` // this computer's, rounded up to the size it is sold as; 0: unknown
	Video     int64       `json:"video"`  // memory of the graphics card; 0: none of its own, or unknown
	Disk      int64       `json:"disk"`   // free on the disk that holds the models; -1: unknown
	Catalogue []Offer     `json:"catalogue"`
	Installed []Installed `json:"installed"`
	Jobs      []Job       `json:"jobs"`
}

// Server is the state of the user's Ollama server.
type Server struct {
	State   State         `json:"state"`
	Next    Next          `json:"next"`
	Address string        `json:"address"` // the address tried; as the user wrote it if it is invalid
	Ours    bool          `json:"ours"`    // Kith started the server, and stops it on closing
	Log     string        `json:"log"`     // path of its log, if Kith started it
	Error   *domain.Error `json:"error,omitempty"`
}

// State says whether the user's Ollama can be used and, if not, why.
type State string

const (
	NotInstalled State = "not_installed"
	NotRunning   State = "not_running"   // installed, but nothing answers
	WrongAddress State = "wrong_address" // what answers is not Ollama, or OLLAMA_HOST is invalid
	TooOld       State = "too_old"       // it lacks an endpoint that Kith needs
	NoModels     State = "no_models"     // no model, or none that can chat
	CloudOnly    State = "cloud_only"    // every chat model runs on a remote computer
	Ready        State = "ready"
)

// Next is the step that the user is offered to get a working model.
type Next string

const (
	NextDownload Next = "download" // open Ollama's download page
	NextStart    Next = "start"
	NextRetry    Next = "retry" // after the user corrected the address
	NextUpdate   Next = "update"
	NextPull     Next = "pull" // pull a model of the catalogue, or import a file
	NextNone     Next = ""
)

// Offer is a model of the catalogue.
type Offer struct {
	Name      string `json:"name"`  // Ollama's name: "qwen3:1.7b"
	Title     string `json:"title"` // display name: "Qwen 3, 1.7 billion"
	Pick      Pick   `json:"pick"`  // what it is recommended for
	Size      int64  `json:"size"`  // of the download, and on disk
	Needs     int64  `json:"needs"` // memory that a computer must have for it
	Languages int    `json:"languages"`
	Licence   string `json:"licence"`
	Fits      bool   `json:"fits"`      // in this computer's memory
	Suggested bool   `json:"suggested"` // the first choice for this computer
	Installed bool   `json:"installed"`
}

// Pick says what a model of the catalogue is recommended for.
type Pick string

const (
	PickTiny     Pick = "tiny"     // a computer with little memory
	PickLight    Pick = "light"    // an ordinary laptop: quick answers
	PickBalanced Pick = "balanced" // more memory: better prose
	PickStrong   Pick = "strong"   // much memory: the best prose
	PickMeaning  Pick = "meaning"  // an embedder: for semantic search, not for writing
)

// Installed is a model on the server.
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

// Refusal is why Kith does not write with a model; "" if it can.
type Refusal string

const (
	RefusedCloud Refusal = "cloud"       // it runs on a remote computer
	RefusedChat  Refusal = "cannot_chat" // it has no chat capability
)
