package interchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// consentExports has files as programs write them: none stops the import, and whoever said no there stays unlisted when
// the organiser says that all agreed.
var consentExports = []struct {
	name, file string
	want       []string
}{
	{"Mailchimp, subscribed", "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,GMTOFF,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n" +
		"ann@example.org,Ann,Lee,2,,,2024-05-03 10:00:00,192.0.2.1,,2024-05-03 10:00:00,1,a1,,\n", []string{"ann given"}},
	{"Mailchimp, unsubscribed", "Email Address,First Name,Last Name,OPTIN_TIME,CONFIRM_TIME,LAST_CHANGED,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID\n" +
		"ann@example.org,Ann,Lee,2023-01-01 00:00:00,,2024-05-03 10:00:00,2024-05-03 10:00:00,May letter,c1,NORMAL,,1\n", []string{"ann refused"}},
	{"Mailchimp, cleaned", "Email Address,First Name,Last Name,OPTIN_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID\n" +
		"ann@example.org,Ann,Lee,2023-01-01 00:00:00,2024-05-03 10:00:00,May letter,c1,1\n", []string{"ann refused"}},
	{"Shopify", "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags\n" +
		"1,Ann,Lee,ann@example.org,yes,Boatyard,no,0.00,0,,no,\n2,Bo,Orr,bo@example.org,no,,no,0.00,0,,no,\n", []string{"ann given", "bo given"}},
	{"HubSpot", "Record ID,First Name,Last Name,Email,Unsubscribed from all email,Marketing contact status,Create Date\n" +
		"1,Ann,Lee,ann@example.org,,Marketing contact,2024-05-03\n2,Bo,Orr,bo@example.org,true,Non-marketing contact,2024-05-03\n", []string{"ann given", "bo refused"}},
	{"Salesforce", "First Name,Last Name,Email,Email Opt Out,Fax Opt Out,Do Not Call\nAnn,Lee,ann@example.org,0,1,0\nBo,Orr,bo@example.org,1,0,0\nCy,Dunn,cy@example.org,0,0,1\n",
		[]string{"ann given", "bo refused", "cy refused"}},
	{"CiviCRM", "First Name,Last Name,Email,Do Not Email,Do Not Phone,Do Not Mail,Do Not Trade,No Bulk Emails (User Opt Out)\n" +
		"Ann,Lee,ann@example.org,No,No,No,No,No\nBo,Orr,bo@example.org,No,No,No,No,Yes\n", []string{"ann given", "bo refused"}},
	{"Google Groups", "Email address,Nickname,Group status,Email status,Email preference,Posting permissions,Join year\n" +
		"ann@example.org,Ann Lee,member,,email,allowed,2020\nbo@example.org,Bo Orr,banned,,none,override,2021\n", []string{"ann given", "rejected"}},
	{"newsletter tool", "email,name,status,subscribed_at,unsubscribed_at\nann@example.org,Ann Lee,active,2024-05-03,\nbo@example.org,Bo Orr,unsubscribed,2024-05-03,2024-06-03\n" +
		"cy@example.org,Cy Dunn,bounced,2024-05-03,\n", []string{"ann given", "bo refused", "cy unreadable"}},
	{"Outlook", "First Name,Last Name,E-mail Address,Directory Server,Private,Sensitivity\nAnn,Lee,ann@example.org,,FALSE,Normal\nBo,Orr,bo@example.org,,TRUE,Private\n",
		[]string{"ann given", "bo refused"}},
	{"club in German", "Vorname;Nachname;E-Mail;Mitgliedsstatus;Austritt\nAnn;Lee;ann@example.org;aktiv;\nBo;Orr;bo@example.org;gekündigt;2024-05-03\n", []string{"ann given", "rejected"}},
}

func TestConsentInExports(t *testing.T) {
	for _, export := range consentExports {
		t.Run(export.name, func(t *testing.T) {
			members, err := readTable(strings.NewReader(export.file))
			if err != nil {
				t.Fatal(err)
			}
			if err := members.RequireDecisions(); err != nil {
				t.Errorf("it stops: %v, about %q", err, members.Undecided)
			}
			var got []string
			for _, e := range members.Entries("spring meeting") {
				got = append(got, fmt.Sprint(strings.TrimSuffix(e.Profile.Email, "@example.org"), " ", [...]string{"unknown", "given", "refused", "unreadable"}[e.Consent]))
			}
			for range members.Problems {
				got = append(got, "rejected")
			}
			if !slices.Equal(got, export.want) {
				t.Errorf("got %q, want %q; columns %v", got, export.want, members.Columns)
			}
		})
	}
}
