// Package rank orders the people of a scope by how well they answer a query. It
// works in memory on indexes that it is given, and knows neither SQL nor a model.
// [Find] is a straight line of five stages:
//
//	plan      which terms stand for each word of the query, and what each weighs
//	retrieve  the people with the highest sums over postings, and the nearest centroids
//	rerank    profiles rescanned, passages compared with the query vector, one score
//	decide    who passes the thresholds, and in what order people are shown
//	explain   evidence letter for letter from the profile, and the parts of the score
//
// Every constant that influences the order stands in params.go.
package rank
