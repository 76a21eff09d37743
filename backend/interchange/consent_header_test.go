package interchange

import (
	"strings"
	"testing"
)

// undecidedHeader stands for a column that the organiser has to decide about.
const undecidedHeader Field = "undecided"

// headersRead has headers over cells with yes and no, by what they mean; "" is another column.
var headersRead = map[Field]string{
	Consent: `
		Consent|CONSENT|Consents|Opt-in|optIn|OptedIn|opted_in|Opt In|opt-in?|GDPR consent|GDPR Consent (yes/no)|Consent given|Consent date|Consent to be listed|Directory opt-in|Consent status
		May we list you?|May we list you in the directory?|OK to be in the member directory?|Do you agree to be listed in the directory?|Do you agree to share your profile with other members?
		Can we include you in our member directory?|I agree to be listed in the directory|Show in directory|List me in the directory|Would you like to appear in the member directory?|Is it OK to list you (yes/no)?|Please list me|OK to list|I'd like to be listed|Permission to list in directory|May we include you in the guild's member directory?|Consent (required)|Consent *|Möchten Sie in das Mitgliederverzeichnis aufgenommen werden?|Ich bin mit der Aufnahme in das Verzeichnis einverstanden|¿Está de acuerdo en aparecer en el directorio?|¿Desea aparecer en el directorio de socios?|Souhaitez-vous apparaître dans l’annuaire ?|Wil je in de ledenlijst staan?|Vill du vara med i medlemskatalogen?|Gostaria de aparecer no nosso diretório?
		Do you agree or not to be listed in the directory?|Happy to be listed?|May your profile be visible to other members?|Do you consent to being listed in our directory?|Are you willing to be listed?
		J'accepte de figurer dans l'annuaire|Consentement|Consentement RGPD|Acceptez-vous d'apparaître dans l'annuaire des membres ?|Peut-on partager votre profil avec les autres membres ?|Je souhaite apparaître dans l'annuaire|Accord pour figurer dans l’annuaire (oui/non)
		Einwilligung|Einverständnis|Zustimmung|Einwilligung (ja/nein)|DSGVO-Einwilligung|Darf dein Profil im Verzeichnis erscheinen?|Dürfen wir dich im Mitgliederverzeichnis aufführen?|Ich möchte im Mitgliederverzeichnis stehen|Darf dein Profil für andere Mitglieder sichtbar sein?|Einwilligung zur Veröffentlichung im Mitgliederverzeichnis
		Acepto aparecer en el directorio|Consentimiento|¿Acepta figurar en el directorio de miembros?|¿Podemos incluirte en el directorio?|Acepto que mi perfil se comparta con otros miembros|Consentimiento (sí/no)
		Aceito aparecer no diretório|Consentimento|Aceita constar no diretório de membros?|Concordo em figurar no anuário|Autorizo a publicação no diretório
		Toestemming|Akkoord met opname in de ledengids|Mogen we je opnemen in de ledengids?|Toestemming voor vermelding in de ledenlijst|Mag je profiel zichtbaar zijn voor andere leden?
		Samtycke|Samtycke till publicering i medlemskatalogen|Får vi visa din profil i katalogen?|Jag godkänner att synas i medlemskatalogen|Får din profil synas för andra medlemmar?`,
	OptOut: `
		Unsubscribed|Opt-out|Opted out|optOut|opt_out_date|Do not list me|Do not list|Hide from directory|Hide me|Do not contact|Don't list me in the directory|Hidden|Private|Private profile|Not listed|I do not want to be listed|Exclude from directory
		Unsubscribed at|UNSUB_TIME|Consent withdrawn|Consent refused|Suspended|Blocked|Email Opt Out|Do you object to being listed?|Do not publish|I do not agree to be listed|Unsubscribed from all email
		Keep me private|Remove from directory|No directory|Withheld|Do not share my details|Ne pas diffuser|Pas dans l'annuaire|Nicht listen|Will nicht ins Verzeichnis|Sin publicar|Não divulgar|Niet in de gids|Geen vermelding|Ej i katalogen|Ska inte synas|Lista inte
		Désinscrit|Désabonné|Ne pas publier|Ne pas contacter|Masquer dans l'annuaire|Je ne souhaite pas figurer dans l'annuaire|Refus de figurer dans l’annuaire
		Widerspruch|Abgemeldet|Nicht veröffentlichen|Nicht im Verzeichnis anzeigen|Im Verzeichnis verbergen|Ich möchte nicht gelistet werden
		No publicar|No mostrar en el directorio|Baja|Dado de baja|Ocultar del directorio|No deseo aparecer en el directorio
		Não publicar|Não mostrar no diretório|Descadastrado|Ocultar do diretório|Não desejo aparecer no diretório
		Niet publiceren|Uitgeschreven|Niet tonen in ledengids|Verbergen|Niet opnemen in de ledenlijst
		Visa inte|Avregistrerad|Dölj i katalogen|Publicera inte|Visa inte min profil i katalogen`,
	undecidedHeader: `
		Newsletter opt-in|Accepts marketing|Agreed to terms|Photo consent|Agrees to code of conduct|Privacy policy accepted|I agree|Agreed|Subscribed|Opt in/out|Opt-in or opt-out?|Newsletter opt-out|Unsubscribe from newsletter
		Do you agree to share your e-mail address?|May we contact you?|Visibility|Public|Public profile|Sharing|Share with members|Wouldn't you like to be listed?|Do you not want to be listed?|Accept terms and conditions and being listed
		Would you be willing to share your experience with other members?|Can you help with the directory?|Would you like to receive the directory?|In directory|Directory|Privacy|Show profile to|May we publish your photo in the directory?|Why did you opt out?|Can other members see your profile?|Mogen andere leden je profiel zien?|Opt me out|Would you like to be listed as a speaker?|Are you listed in another directory?|Einverstanden mit Veröffentlichung|Darf dein Profil geteilt werden?|List my name but not my details|I agree not to be listed|Consent required|Contact consent|Consent to share|Would you like to be in the directory committee?|Consent form sent|No consent|Opt-in source|Consent requested
		J'accepte les conditions générales|Abonné|Accord droit à l'image|J'accepte de recevoir la newsletter|Datenschutz akzeptiert|Abonniert|AGB akzeptiert|Ich stimme der Verarbeitung meiner Daten zu|Acepto la política de privacidad|Acepto recibir el boletín|Suscrito
		Aceito os termos|Aceito receber o boletim|Akkoord met de voorwaarden|Toestemming foto's|Geabonneerd|Godkänner villkoren|Samtycke till nyhetsbrev|Prenumererar|Permission`,
	"": `
		Name|Email|Newsletter|Company|Notes|Mailing list|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|Waitlist|Vegetarian|Volunteer|Member since|Phone|Contact no|Board member|Accepts Email Marketing|Directory Server|Posting permissions|has-2fa|billing-active|T-shirt|Dietary requirements|First time?|Coming?`,
	Approval: `Approved`,
	Status: `
		Deceased|Is deceased|is_bot|Banned|Archived|Left on|Date left|Date of leaving|Resignation date|Date de sortie|Date de démission|Austrittsdatum|Austritt am|Gekündigt am|Verstorben|Décédé|Fallecido|Fecha de salida|Data de saída|Uitschrijfdatum|Opgezegd op|Utträdesdatum|Tags|Categories|Kategorien|Étiquettes|Active|Is active|Membership enabled|Aktiv|Actif|Activo|Ativo|Actief
		Member status|Subscription status|Email Marketing Status|Statut|Estado|Situação|Mitgliedsstatus|Lidmaatschapsstatus|Medlemsstatus`,
}

func TestConsentHeaders(t *testing.T) {
	for want, list := range headersRead {
		for _, header := range cellsOfList(list) {
			if header == "" {
				continue
			}
			field, undecided := consentField(header, []string{"yes", "no"})
			if known := readHeader(header).public(); known != "" {
				field = known
			}
			if undecided {
				field = undecidedHeader
			}
			if field != want && !(want == "" && field != Consent && field != OptOut && field != undecidedHeader) {
				t.Errorf("%q is %q, want %q: %+v", header, field, want, meaningOf(sentenceOf(strings.ToLower(header))))
			}
		}
	}
}
