// Package rank orders the people of a scope by how well they answer a query. It works on
// in-memory indexes and uses neither SQL nor a model. [Find] has five stages, which run one
// after the other:
//
//	plan      which terms stand for each word of the query, and what each weighs
//	retrieve  the people with the highest sums over postings, and the nearest centroids
//	rerank    profiles rescanned, passages compared with the query vector, one score
//	decide    whether anybody answers, who is shown, and in what order
//	explain   literal evidence from the profile, and the parts of the score
//
// Every constant that influences the order is in params.go.
package rank
