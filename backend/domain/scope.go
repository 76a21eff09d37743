package domain

// Surface is where somebody acts.
type Surface string

const (
	SurfaceDesktop     Surface = "desktop"
	SurfaceKiosk       Surface = "kiosk"
	SurfaceCommandLine Surface = "command line"
)

// Scope says who acts, within which organization, and where. Its zero value
// opens nothing.
type Scope struct {
	Actor   UserID
	Org     OrgID // "": all of the actor's organizations
	Surface Surface
}
