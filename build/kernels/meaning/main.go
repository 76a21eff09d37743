// Command meaning generates the kernels of backend/meaning.
package main

import . "github.com/mmcloughlin/avo/build"

func main() {
	round()
	multiply()
	blend()
	exponentials()
	gelu()
	Generate()
}
