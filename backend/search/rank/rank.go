// Package match understands a question and ranks people for it. It is pure:
// it works in memory on profiles that it is given, and knows neither SQL nor a
// model.
//
// [Understand] turns text into a [Question] without looking at anybody. [Find]
// asks the indexes in scope: it makes a plan (which stems stand for which word,
// and how much each tells), sums over postings who has the most of it, and adds
// whose passages together point where the question does, as far as both were
// read into vectors. It reads the profiles of the best again, recalls what each
// of their passages means, and keeps those who pass the floor. Each comes with
// evidence, letter for letter from the profile, with a reason made of it, and with
// the shares that the score is made of.
package rank
