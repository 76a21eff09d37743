// Command minilm generates the kernels of backend/search/minilm.
package main

import . "github.com/mmcloughlin/avo/build"

func main() {
	blend()
	exponentials()
	gelu()
	Generate()
}
