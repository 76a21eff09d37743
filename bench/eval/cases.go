package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

// showCases prints what Kith found for each question of a community that it
// answers less than perfectly, with reasons, and whom it should have found. The
// part report is left out: it is not read case by case.
func showCases(out io.Writer, set golden.Set, v vectors) {
	profiles := make(map[domain.UserID]domain.Profile)
	for _, m := range set.Members {
		profiles[m.UserID] = m
	}
	kith := newKith(set.Members, v)
	for _, q := range set.Questions {
		if q.Part == golden.Report {
			continue
		}
		f, _ := kith.find(q)
		s := score(q, f)
		if s.nDCG5 == 1 || s.silent == 1 {
			continue
		}
		asked := understand(q.Before, q.Text)
		fmt.Fprintf(out, "\n%s  nDCG@5 %.2f  %q %q\n", q.ID, s.nDCG5, q.Before, q.Text)
		fmt.Fprintf(out, "  %s, %s: %s\n", asked.Intent, asked.Side, asked.Topic)
		r := kith.ask(q)
		showFound(out, "match", r.Matches, q)
		showFound(out, "near", r.Nearest, q)
		showMissed(out, f, q, profiles)
	}
}

func showFound(out io.Writer, as string, found []domain.MatchedProfile, q golden.Question) {
	for _, m := range found {
		fmt.Fprintf(out, "  %-5s %d %s %.3f %s\n", as, q.Relevant[m.UserID], m.UserID, m.Score, m.Reason)
	}
}

func showMissed(out io.Writer, f found, q golden.Question, profiles map[domain.UserID]domain.Profile) {
	for _, id := range slices.Sorted(maps.Keys(q.Relevant)) {
		if !slices.Contains(f.people, id) {
			p := profiles[id]
			fmt.Fprintf(out, "  miss  %d %s %s | %s | %q | %s\n", q.Relevant[id], id, p.Headline, p.Offers, p.Skills, p.Location)
		}
	}
}
