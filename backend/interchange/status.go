package interchange

import (
	"slices"
	"strings"

	"kith/backend/domain"
)

// standing is what the status of an account, a ticket or a subscription means for the import of the person.
type standing int8

const (
	inGood    standing = iota // says nothing
	suspended                 // this file does not list them
	optedOut                  // they said no
	gone                      // not imported
)

// states has the states of each standing in seven languages, without accents.
var states = map[standing]string{
	gone: `bot, deactivated, deleted, refunded, not attending, not going, cancelled, canceled, transferred, banned, expelled, kicked, left,
		former, former member, ex member, deceased, removed, resigned, terminated, void, voided, spam, declined, rejected,
		geloscht, storniert, erstattet, verstorben, ausgetreten, ausgeschlossen, gekundigt, deaktiviert, verbannt, ehemalig, ehemaliges mitglied, entfernt, abgesagt,
		supprime, supprimee, annule, annulee, rembourse, remboursee, decede, decedee, resilie, resiliee, banni, bannie, exclu, exclue, radie, radiee,
		demissionnaire, desactive, desactivee, ancien membre, ancienne membre, parti, partie,
		eliminado, eliminada, cancelado, cancelada, reembolsado, reembolsada, fallecido, fallecida, expulsado, expulsada, baneado, baneada, vetado, vetada,
		desactivado, desactivada, ex miembro, ex socio, ex socia, anulado, anulada,
		excluido, excluida, removido, removida, falecido, falecida, expulso, expulsa, banido, banida, desativado, desativada, ex membro, desligado, desligada,
		verwijderd, geannuleerd, terugbetaald, overleden, geroyeerd, opgezegd, gedeactiveerd, verbannen, uitgezet, oud lid, ex lid,
		borttagen, raderad, avbokad, aterbetald, avliden, utesluten, uttradd, inaktiverad, bannad, bannlyst, uppsagd, tidigare medlem`,
	optedOut: `unsubscribed, optout, unsubscribe, do not contact, do not email, do not list, do not mail, withdrawn, consent withdrawn, revoked,
		complained, complaint, abuse complaint, unlisted, hidden, private,
		abgemeldet, abbestellt, ausgetragen, widersprochen, widerrufen, desabonne, desabonnee, desinscrit, desinscrite,
		baja, de baja, dado de baja, dada de baja, desuscrito, desuscrita, cancelo la suscripcion, descadastrado, descadastrada, desinscrito, desinscrita, cancelou a inscricao,
		uitgeschreven, afgemeld, avregistrerad, avanmald, avprenumererad, avslutad prenumeration`,
	suspended: `cleaned, bounced, hard bounced, bounce, hard bounce, suspended, blocked, blacklisted, suppressed, disabled, locked, frozen, quarantined, archived, on hold,
		gesperrt, suspendiert, blockiert, ruhend, stillgelegt, archiviert, suspendu, suspendue, bloque, bloquee, archive, archivee,
		suspendido, suspendida, bloqueado, bloqueada, archivado, archivada, inhabilitado, suspenso, suspensa, arquivado, arquivada,
		geschorst, geblokkeerd, gearchiveerd, avstangd, sparrad, blockerad, arkiverad`,
}

var standingOfState = func() map[string]standing {
	all := make(map[string]standing)
	for standing, list := range states {
		for state := range strings.SplitSeq(list, ",") {
			all[strings.TrimSpace(state)] = standing
		}
	}
	return all
}()

const (
	// maxState is the maximum number of words of a status in which a word that is known counts.
	maxState = 5
	// minState is the minimum length of such a word. A shorter one must be the whole status: "Baja California" is a place.
	minState = 6
)

// standingOf reads a status. A status that nobody can read says nothing.
func standingOf(text string) standing {
	if len(text) > maxAnswer {
		return inGood
	}
	s := sentenceOf(text)
	if known, ok := standingOfState[strings.TrimSpace(s.folded)]; ok {
		return known
	}
	if len(s.words) > maxState || s.negated() {
		return inGood
	}
	worst := inGood
	for _, w := range s.words {
		if len(w.folded) >= minState {
			worst = max(worst, standingOfState[w.folded])
		}
	}
	return worst
}

// statusOf returns what a status says about being listed.
func statusOf(text string) answer {
	return [...]answer{inGood: nothingSaid, suspended: unreadable, optedOut: saidNo, gone: saidNo}[standingOf(text)]
}

// statusHeaders are the headers of columns with a status, besides those among [headers]; without accents.
var statusHeaders = []string{
	"status", "member status", "membership status", "account status", "contact status", "subscription status", "subscriber status", "email status",
	"email marketing status", "email subscriber status", "email subscription status", "marketing status", "group status", "user status", "attendee status",
	"mitgliedsstatus", "mitgliedstatus", "kontostatus", "abostatus", "abo status", "newsletterstatus", "newsletter status",
	"etat", "statut", "statut d adhesion", "statut du membre", "statut membre", "statut du compte", "statut de l abonnement", "etat du compte", "statut abonnement",
	"estado", "estatus", "estado del socio", "estado de la cuenta", "estado de la suscripcion", "estado de suscripcion", "estado del miembro", "situacion",
	"situacao", "estado da conta", "estado do membro", "estado da subscricao", "status da inscricao", "status da assinatura", "status do membro", "situacao do membro",
	"lidmaatschapsstatus", "lidstatus", "accountstatus", "abonnementsstatus", "status lidmaatschap",
	"medlemsstatus", "kontostatus", "prenumerationsstatus", "tillstand", "medlemskapsstatus",
}

func isStatusHeader(s sentence) bool {
	return slices.Contains(statusHeaders, strings.TrimSpace(s.folded))
}

// leftOut returns why a person must not be imported, or the zero message. An
// event's guests must be approved.
func (c cells) leftOut() domain.UIMessage {
	if approval := headerKey(c[Approval]); approval != "" && approval != "approved" {
		return domain.NewUIMessage("interchange.guestNotApproved", "This guest is not approved but %q.", c[Approval])
	}
	if standingOf(c[Status]) == gone {
		return domain.NewUIMessage("interchange.statusLeftOut", "The status is %q.", c[Status])
	}
	return domain.UIMessage{}
}
