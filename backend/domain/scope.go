package domain

// Surface is the program through which somebody acts.
type Surface string

const (
	SurfaceDesktop     Surface = "desktop"
	SurfaceKiosk       Surface = "kiosk"
	SurfaceCommandLine Surface = "command line"
)

// Scope says who acts, within which organization, and through which surface.
// The zero value gives access to nothing.
type Scope struct {
	Actor   UserID
	Org     OrgID // "": all of the actor's organizations
	Surface Surface
}
