package interchange

import (
	"strings"
	"testing"
)

// answersRead has cells under a consent column, in seven languages, by what they mean.
var answersRead = map[answer]string{
	saidYes: `
		yes|Yes|YES|y|true|TRUE|t|1|1.0|x|X|✓|✔|✔️|☑|✅|👍🏽|ok|Okay|on|Checked|ticked|Agreed|I agree|agree|Accepted|I accept|Yes, list me|Yes please|yes!|yes.
		I agree to be listed in the member directory|I consent|Sure|Of course|Happy to be listed|list me|Please list me|opted in|Opted-in|optedIn|opt-in|Listed|Granted
		Yes, no problem|I do not object to being listed|That's fine|Geht klar|Vind ik goed|agreed on 3 May|I would like to be listed|I'm in|By ticking this box I agree to be listed|[x]|(yes)|"yes"|Yes, I do|Public
		oui|Oui |vrai|VRAI|oui, j'accepte|J’accepte|d'accord|bien sûr|je souhaite apparaître dans l'annuaire|coché|accepté|oui volontiers|Oui, sans problème|c'est bon pour moi|Oui, je veux bien
		ja|JA|wahr|WAHR|Ja, gerne|einverstanden|ich stimme zu|Ich bin einverstanden|angekreuzt|gern|Ja, ich möchte gelistet werden|zugestimmt|Ich willige ein
		sí|si|SÍ|Sí, acepto|acepto|de acuerdo|verdadero|VERDADERO|claro|por supuesto|quiero aparecer|Autorizo la publicación|sí quiero|Marcado
		sim|Sim, aceito|aceito|concordo|verdadeiro|com certeza|Sim, quero aparecer no diretório|Aceito constar no anuário
		akkoord|Ik ga akkoord|waar|WAAR|ja hoor|Geen probleem, ja|Ik stem ermee in|ja, graag|ik geef toestemming|aangevinkt|prima
		godkänner|Jag godkänner|ja tack|sant|javisst|jag samtycker|Ja, jag vill vara med|okej`,
	saidNo: `
		no|No|NO|n|false|FALSE|f|0|0.0|✗|✘|❌|☐|👎|off|unchecked|Unticked|Not checked|No thanks|no, thank you|I do not agree|I don't agree|don’t list me|Disagree|I disagree
		opted out|Opt-out|optedOut|unsubscribed|Declined|refused|Do not list me|never|Not interested in being listed|I'd rather not|leave me out|please remove me|hide me|private
		no, I agree with nothing|I agree not to be listed|Yes, but not my name|withdrawn|consent revoked|No problem, but do not list me|I object|cannot agree|Hors de question|Ich verzichte|De forma alguma|No - ask me again
		non|Non merci|FAUX|je n'accepte pas|je refuse|je ne souhaite pas figurer dans l'annuaire|pas d'accord|décoché|non coché|désinscrit|jamais|je m'oppose|plutôt pas
		nein|NEIN|falsch|FALSCH|Nein danke|ich widerspreche|nicht einverstanden|ich stimme nicht zu|keine Zustimmung|abgelehnt|lieber nicht|nicht angekreuzt|Ich lehne ab|Widerspruch|niemals
		no, gracias|falso|FALSO|no acepto|no quiero aparecer|me opongo|rechazado|en desacuerdo|nunca|Retiro mi consentimiento|dado de baja|no autorizo|Desmarcado|no deseo figurar
		não|nao|não, obrigado|não aceito|não quero|recuso|discordo|nunca|não autorizo|Desmarcado|Sim, mas não o meu nome
		nee|neen|nee, dank u|niet akkoord|ik ga niet akkoord|onwaar|ONWAAR|geen toestemming|liever niet|ik weiger|uitgevinkt|afgemeld
		nej|nej tack|inte|jag godkänner inte|falskt|FALSKT|vill inte|helst inte|jag vägrar|avregistrerad|aldrig|jag samtycker ej`,
	unreadable: `
		purple|perhaps|maybe|Vielleicht|peut-être|quizás|talvez|misschien|kanske|ask me first|only my first name|yes, but ask first|Yes if nobody else sees it|later|pending|tbd|n/a|-|–|?|yes?
		yes/no|Ja / Nein|2|17|-1|42|not sure|not applicable|no answer|keine Angabe|sans réponse|noch nicht|no objection|kein Problem|member|active|ann@example.org|https://example.org|Rockland|see notes
		nur mit Rücksprache|oui mais plus tard|sí, pero solo mi nombre|s'il vous plaît|consent requested|awaiting consent|will agree later|☑ yes ☐ no|o|ja, men bara namnet|alleen na overleg|1970-01-01`,
	nothingSaid: "| |\t|\u200b",
}

func cellsOfList(list string) []string {
	var cells []string
	for line := range strings.Lines(list) {
		for cell := range strings.SplitSeq(strings.Trim(line, "\t\n"), "|") {
			cells = append(cells, cell)
		}
	}
	return cells
}

func TestReadAnswers(t *testing.T) {
	for want, list := range answersRead {
		for _, cell := range cellsOfList(list) {
			if want != nothingSaid && strings.TrimSpace(cell) == "" {
				continue
			}
			if got := consentOf("May we list you?", cell); got != want {
				t.Errorf("%q is %d, want %d (reading %d)", cell, got, want, readAnswer(cell))
			}
		}
	}
}

func TestDatesAreAnswers(t *testing.T) {
	dates := `2024-05-03|2024-05-03 10:15:00|2024-05-03T10:15:00Z|3.5.2024|03/05/2024|5/3/24|3 May 2024|May 3, 2024 4:05 PM|3 mai 2024|3. Mai 2024|3 de mayo de 2024|20240503|20110122T111244|2024-05-03 10:15:00 +0200|fredag 3 maj 2024`
	for _, date := range cellsOfList(dates) {
		if consentOf("Consent date", date) != saidYes || consentOf("Consent", date) != saidYes || optOutOf(date) != saidNo {
			t.Errorf("%q is no date", date)
		}
		if consentOf("May we list you in the directory?", date) != unreadable {
			t.Errorf("%q answers a question", date)
		}
	}
	for _, none := range cellsOfList(`0000-00-00|1970-01-01|0000-00-00 00:00:00|2024|12|May|1 2 3|99/99/2024/12/x`) {
		if isDate(none) || consentOf("Consent date", none) == saidYes || optOutOf(none) == nothingSaid {
			t.Errorf("%q is a date", none)
		}
	}
}

func TestOptOutCells(t *testing.T) {
	for want, list := range map[answer]string{
		saidNo:      `yes|x|TRUE|1|✓|Checked|opted out|unsubscribed|Do not list me|No, do not list me|hide me|oui|ja|sí|sim|Yes, remove me|VRAI|désinscrit|I object|ich widerspreche|Hidden`,
		nothingSaid: `no|FALSE|0||unchecked|not checked|never|-|n/a|none|nein|non|não|nee|nej|FAUX|☐|opted in|listed|No thanks`,
		unreadable:  `purple|✗|❌|2|I do not agree|maybe|not sure|too many e-mails`,
	} {
		for _, cell := range cellsOfList(list) {
			if got := optOutOf(cell); got != want {
				t.Errorf("%q is %d, want %d (reading %d)", cell, got, want, readAnswer(cell))
			}
		}
	}
}

// FuzzReadAnswer checks that a negation in front or behind is never a yes.
func FuzzReadAnswer(f *testing.F) {
	for _, list := range answersRead {
		for _, cell := range cellsOfList(list) {
			f.Add(cell)
		}
	}
	f.Fuzz(func(t *testing.T, cell string) {
		_, _ = consentField(cell, []string{cell})
		_ = standingOf("", cell)
		for _, no := range []string{"I do not agree. " + cell, cell + ", opted out", cell + " nein", "non, " + cell} {
			if got := consentOf("Consent", no); got == saidYes {
				t.Errorf("%q is a yes", no)
			}
		}
	})
}

// TestYesWithAnExceptionIsNoYes checks that no agreement counts if something in its sentence speaks against it.
func TestYesWithAnExceptionIsNoYes(t *testing.T) {
	for _, yes := range cellsOfList(answersRead[saidYes]) {
		for _, but := range cellsOfList(`, but not my name| - do not publish|, except my name|, only my name|? not sure|, unsubscribe me|, aber nicht öffentlich|, nur intern|, mais pas mon nom|, sauf mon nom|, pero no mi nombre|, solo interno|, mas não o meu nome|, só interno|, maar niet openbaar|, alleen intern|, men inte mitt namn|, bara internt| ✗`) {
			if got := consentOf("Consent", yes+but); got == saidYes || got == nothingSaid {
				t.Errorf("%q is %d", yes+but, got)
			}
		}
	}
}

func TestStatesUnderHeaders(t *testing.T) {
	for _, c := range []struct {
		header, cell string
		want         standing
	}{
		{"Deceased", "yes", gone}, {"Deceased", "2020-03-01", gone}, {"Deceased", "no", inGood}, {"Deceased", "", inGood}, {"Deceased", "0", inGood},
		{"Left on", "3 May 2024", gone}, {"Left on", "sometime", suspended}, {"Date de sortie", "-", inGood}, {"Archived", "TRUE", suspended},
		{"Active", "false", suspended}, {"Actif", "non", suspended}, {"Active", "yes", inGood}, {"Not deleted", "yes", inGood},
		{"Tags", "member, Do not list", optedOut}, {"Tags", "left-handed, banned books, private", inGood}, {"Categories", "Former member; VIP", gone},
		{"Status", "Cancelled", cancelled}, {"Attendee status", "Cancelled", cancelled}, {"Membership status", "Cancelled", gone},
		{"Statut d'adhésion", "Annulée", gone}, {"Subscription status", "canceled", gone}, {"Member status", "Active", inGood},
	} {
		if got := standingOf(c.header, c.cell); got != c.want {
			t.Errorf("%q under %q is %d, want %d", c.cell, c.header, got, c.want)
		}
	}
}

func TestReadStates(t *testing.T) {
	for want, list := range map[standing]string{
		inGood:    `Active|Subscribed|Member|aktiv|actif|activo|ativo|actief|aktiv|Pending|Admin|Baja California|Sonora|not suspended|never unsubscribed|purple||paid|2 seats left`,
		optedOut:  `Unsubscribed|UNSUBSCRIBED|Opted out|opted-out|Do not contact|désabonné|Désinscrite|abgemeldet|widersprochen|baja|Dado de baja|descadastrado|uitgeschreven|afgemeld|avregistrerad|avanmäld|Unsubscribed (2024-05-03)`,
		suspended: `Cleaned|Bounced|Suspended|Blocked|gesperrt|suspendu|bloqué|suspendido|bloqueado|suspenso|geschorst|geblokkeerd|avstängd|spärrad|Account suspended|Inactive|inaktiv|Inactif|inactivo|nicht aktiv|non-subscribed|not subscribed`,
		cancelled: `Refunded|Cancelled|cancelada|Not attending|storniert|remboursé|geannuleerd`,
		gone:      `Banned|Bot|Deactivated|Removed|Left|résilié|ausgetreten|gekündigt|gelöscht|banni|expulsado|geroyeerd|opgezegd|utesluten|Banned until 2027`,
	} {
		for _, state := range cellsOfList(list) {
			if got := standingOf("", state); got != want {
				t.Errorf("%q is %d, want %d", state, got, want)
			}
		}
	}
}
