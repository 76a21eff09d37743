// Package match understands a question and ranks people for it. It is pure:
// it works in memory on profiles that it is given, and knows neither SQL nor a
// model.
//
// [Understand] turns text into a [Question] without looking at anybody. [Find]
// asks the indexes in scope: it makes a plan (which stems stand for which word,
// and how much each tells), sums over postings who has the most of it, reads
// the profiles of the best again, and keeps those who cover enough of the
// question. Each comes with evidence, letter for letter from the profile, and
// with a reason made of it.
package match
