// Command linear generates the kernels of backend/search/linear.
package main

import . "github.com/mmcloughlin/avo/build"

func main() {
	round()
	multiply()
	Generate()
}
