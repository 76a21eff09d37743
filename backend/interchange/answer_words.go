package interchange

// The words of answers in English, German, French, Spanish, Portuguese, Dutch and Swedish. They are without accents,
// except where an accent makes another word.
var (
	// bareYes are a yes alone, with other words of the list, or with polite ones.
	bareYes = words(`
		yes y yep yeah yup true t 1 x v j s si sí on ok okay okey oke sure certainly definitely absolutely affirmative gladly
		checked ticked selected enabled given granted confirmed approved allowed permitted agreed agree accepted accept consented
		ja jawohl jo klar naturlich gern gerne passt selbstverstandlich einverstanden wahr richtig angekreuzt angehakt aktiviert ausgewahlt
		erteilt genehmigt erlaubt zugestimmt bestatigt gegeben
		oui ouais vrai volontiers absolument certainement coche cochee activé activée accorde accordee donne donnee autorise autorisee accepte acceptee confirme
		verdadero verdad cierto claro vale vdd marcado marcada activado activada concedido otorgado dado dada conforme confirmado confirmada
		sim verdadeiro verdadeira certo ativado ativada assinalado assinalada selecionado selecionada
		waar akkoord uiteraard graag zeker jazeker prima aangevinkt aangekruist geselecteerd verleend toegestaan goedgekeurd ingeschakeld
		sant javisst visst absolut garna markerad ikryssad ibockad forbockad okej givet godkant godkand beviljat`)
	// bareNo are a no alone or with polite words.
	bareNo = words(`
		no n nope nah false f 0 off never unchecked unticked unselected deselected disabled not non nein ne nee neen nej nicht kein nie
		falsch faux falso falsa falskt onwaar vals fel nao não pas inte ej icke niet geen niemals jamais nunca nooit aldrig
		negative negativ negativo nicht angekreuzt deaktiviert abgewahlt decoche decochee desactive desmarcado desmarcada desactivado
		desativado desativada uitgevinkt uitgeschakeld uitgezet avmarkerad okryssad oifylld selected checked ticked angehakt ausgewahlt
		coche cochee marcado marcada aangevinkt aangekruist geselecteerd ikryssad ibockad markerad`)
	// polite words change nothing, and neither do those that say who speaks.
	polite = words(`
		please thanks thank you thx kindly of course very much i we do we'd d would
		bitte danke dank vielen sehr ich wir und
		merci s il vous te plait svp je bien sur entendu tout a fait j
		gracias por favor supuesto muchas yo estoy
		obrigado obrigada eu muito
		alstublieft aub dank u wel bedankt ik hoor
		tack gott mycket jag`)
	placeholders = []string{"n a", "na", "n b", "none", "null", "nil", "nan", "blank", "empty", "undefined", "n d", "s o", "k a"}

	// yesFirst begin a sentence that agrees, noFirst one that does not.
	yesFirst = words(`yes yep yeah yup sure certainly absolutely definitely ok okay ja jawohl jo klar gern gerne oui ouais volontiers sí si sim claro jazeker graag javisst visst garna okej oke absolut`)
	noFirst  = words(`no nope nah never non nein nee neen nej nao não jamais nunca niemals nooit aldrig`)
	spanish  = words(`acepto quiero deseo autorizo gracias estoy doy consiento me por claro permito pueden puede`)
	// portuguese words are in no other of the languages.
	portuguese = words(`sim aceito concordo quero desejo gostaria consinto aceita concorda deseja meu minha meus minhas seu sua voce incluam mostrem publiquem podem pode
		constar exibir diretorio directório anuário publicacao inclusao participacao`)

	// agreeing words are a yes wherever a sentence has them, unless something speaks against it.
	agreeing = words(`
		agree agrees agreed agreeing accept accepts accepted consent consents consented permit permits authorise authorize authorised authorized
		approve approves approved allow allows granted
		einverstanden zustimme zugestimmt zustimmend erlaube erlaubt erlauben gestatte bejahe akzeptiere akzeptiert genehmige genehmigt willige eingewilligt
		accepte acceptee acceptons consens consentons autorise autorisons autorisee approuve permets
		acepto acepta aceptado aceptada aceptamos autorizo autoriza autorizado autorizada consiento consentido permito permite apruebo
		aceito aceita aceitei aceite autorizei concordo concorda consinto aprovo
		akkoord accepteer geaccepteerd instem ingestemd goedgekeurd toegestaan
		godkanner godkant godkand samtycker samtyckt accepterar accepterat accepterad tillater tillatet tillats`)
	agreeingPhrases = []string{
		"happy to be", "glad to be", "fine with me", "fine by me", "i m in", "count me in", "i would like", "i would love", "i d like", "i d love",
		"i want to", "i wish to", "i give permission", "permission given", "permission granted", "consent given", "go ahead", "go for it", "of course", "with pleasure", "please do", "all good",
		"stimme zu", "stimme der", "stimme dem", "stimmt zu", "bin dabei", "habe zugestimmt", "mochte gelistet", "mochte aufgenommen", "mochte erscheinen", "mochte ins", "mochte im", "will gelistet",
		"nehmt mich auf", "nehmen sie mich auf", "von mir aus", "mit vergnugen", "auf jeden fall", "durft mich", "durfen mich", "durft ihr", "in ordnung", "gebe meine einwilligung", "gebe mein einverstandnis",
		"d accord", "bien sur", "je veux bien", "je souhaite", "je desire", "j aimerais", "je voudrais", "avec plaisir", "donne mon accord", "donne mon consentement", "pas de souci pour", "vous pouvez", "vas y", "c est bon pour", "allez y",
		"de acuerdo", "por supuesto", "con gusto", "quiero aparecer", "quiero figurar", "quiero estar", "quiero que", "deseo aparecer", "deseo figurar", "me gustaria", "doy mi consentimiento", "doy permiso", "pueden incluirme", "desde luego",
		"com certeza", "pode publicar", "podem publicar", "de acordo", "com prazer", "quero aparecer", "quero constar", "quero estar", "quero que", "gostaria de", "desejo aparecer", "dou o meu consentimento", "dou consentimento", "claro que",
		"ga akkoord", "stem in", "stem ermee in", "stem toe", "geef toestemming", "toestemming gegeven", "mag mij", "mogen mij", "wil graag", "vind het goed", "is goed", "met plezier", "doe maar",
		"haller med", "vill garna", "det gar bra", "gar bra", "jag vill", "ger mitt samtycke", "ger samtycke", "med pa", "det ar okej", "det ar ok", "sjalvklart", "inforstadd",
	}
	// insideWords say that somebody is, or asks to be, in the directory.
	insideWords = words(`
		optin listed visible public published shown included findable gelistet sichtbar offentlich veroffentlicht aufgenommen
		publie publiee affiche affichee publico publica publicado visivel visible mostrado incluido zichtbaar openbaar gepubliceerd opgenomen
		synlig offentligt publicerad listad`)
	insidePhrases = []string{
		"list me", "include me", "show me", "add me", "publish me", "put me in", "list my", "show my profile", "share my profile", "publish my profile",
		"tragt mich ein", "zeigt mich", "zeigt mein profil", "inscrivez moi", "affichez moi", "ajoutez moi", "listez moi", "montrez moi",
		"incluyanme", "muestrenme", "agreguenme", "inclua me", "incluam me", "mostrem me", "zet mij erin", "neem mij op", "toon mij", "vermeld mij", "lista mig", "visa mig", "ta med mig",
	}
	// listingVerbs with a negation are a refusal to be listed, also under "Do not list me".
	listingVerbs = words(`
		list listed listing publish published share shared show shown display displayed include included contact appear visible find found public
		listen auflisten gelistet veroffentlichen veroffentlicht teilen zeigen anzeigen erscheinen aufnehmen aufgenommen nennen kontaktieren sichtbar
		lister publier publie partager afficher montrer figurer apparaitre paraitre contacter listez publiez affichez partagez visible
		listar publicar compartir mostrar aparecer figurar contactar incluir publiquen publique muestren muestre incluyan incluya listen
		compartilhar partilhar divulgar publiquem mostrem incluam listem constar
		vermelden publiceren delen tonen verschijnen opnemen zichtbaar gepubliceerd vermeld toon
		listas listad publicera publiceras dela visas visa synas synlig forekomma medverka kontakta`)
	// undecidedWords with a negation say that somebody does not know yet.
	undecidedWords = words(`
		sure yet certain answered asked know decided applicable known specified provided answer response reply
		sicher angabe angaben beantwortet gefragt weiss bekannt antwort entschieden
		noch todavia aun ainda nog än annu sé sabe saber
		sais repondu reponse renseigne precise decide encore seguro segura aplica contestado respuesta respondido
		certeza sei respondeu resposta aplicavel zeker weet beantwoord antwoord bekend vet saker svar besvarad angivet`)
	untickWords = words(`unchecked unticked unselected deselected disabled abgewahlt deaktiviert decoche decochee desmarcado desmarcada desactivado desativado uitgevinkt avmarkerad false falsch faux falso onwaar falskt`)

	negations = words(`
		no not non none never neither nor without cannot dont doesnt didnt wont cant wouldnt isnt arent shouldnt nope nah
		nein nicht nichts kein keine keinen keiner keinem keinesfalls keineswegs nie niemals ohne weder
		n ne pas jamais aucun aucune sans aucunement nullement
		nunca jamas ningun ninguno ninguna sin tampoco nada
		nao nenhum nenhuma sem nem jamais tampouco
		nee neen niet geen nooit zonder nimmer niks
		nej inte ej aldrig ingen inget inga utan icke`)
	// outsideWords refuse by themselves.
	outsideWords = words(`
		optout unsubscribe unsubscribed unsubscribes hide hidden unlist unlisted unlisting private remove removed delete deleted erase erased withdraw withdrawn withdrew revoke revoked
		decline declined declines refuse refused refuses reject rejected rejects deny denied denies disagree disagrees disagreed disallow disallowed object objects objected objection
		exclude excluded forbid forbidden prohibited stop cancel cancelled canceled blocked suppressed blacklisted nonconsent dissent veto
		widersprochen widerspreche widerspruch widerspricht ablehnen abgelehnt ablehnung lehne verweigere verweigert abgemeldet austragen ausgetragen abbestellt loschen geloscht entfernen entfernt
		verbergen verborgen ausblenden ausgeblendet versteckt verstecken privat widerrufen widerruf widerrufe untersage untersagt verbiete verboten zuruckgezogen dagegen uneinverstanden gesperrt
		refus refusee refuser oppose opposee opposition desabonne desabonnee desinscrit desinscrite desinscrire desinscription retirer retire retirez supprimer supprime supprimez masquer masque masquee masquez cacher cache cachez
		revoque revoquer interdit interdis contre prive privee desaccord decline decliner exclure exclu radie
		rechazo rechaza rechazado rechazada rechazar niego niega denegado denegada opongo opone desacuerdo baja desuscrito desuscribir cancelado cancelada ocultar oculto oculta ocultad ocultarme borrar borrado eliminar eliminado retiro retirar retirado revoco revocado prohibo privado privada excluir excluido
		recuso recusa recusado recusada recusar rejeito rejeitado oponho discordo discorda descadastrado descadastrar removido remover retirado ocultado apagar apagado excluido revogo revogado privado proibo contra cancelar negado negada
		weiger geweigerd weigert bezwaar uitgeschreven uitschrijven afgemeld afmelden verwijderen verwijderd verwijder verberg afgewezen oneens ingetrokken intrekken geheim tegen
		vagrar avbojer avbojt nekar nekad avregistrerad avregistrera avanmald avsluta dolj dold dolda radera raderad motsatter invander aterkallat aterkallad aterkallar avstar privat uteslut nekas`)
	outsidePhrases = []string{
		"leave me out", "keep me out", "take me off", "take me out", "rather not", "prefer not", "no thanks", "no thank you", "pull out", "out of the list", "out of the directory",
		"lasst mich raus", "lieber nicht", "melde mich ab", "nein danke", "meld mich ab", "tragt mich aus", "m oppose", "non merci", "plutot pas", "enlevez moi", "me oponho", "no gracias", "dar de baja",
		"dado de baja", "nao obrigado", "nao obrigada", "liever niet", "nee bedankt", "nee dank", "schrijf mij uit", "haal mij", "nej tack", "helst inte", "ta bort", "stryk mig", "tacka nej", "tackar nej", "avsta fran", "haal me",
	}
	// noObjection are phrases with a negation that most people mean as a yes. They are unclear.
	noObjection = []string{
		"no objection", "no objections", "no problem", "no problems", "no worries", "not mind", "not object", "no problemo", "why not", "no issue", "no issues",
		"kein problem", "keine einwande", "kein einwand", "nichts dagegen", "keine bedenken", "warum nicht", "pas de probleme", "sans probleme", "sans souci", "aucun probleme", "aucune objection", "pas d objection", "pourquoi pas", "pas de souci", "pas contre",
		"ningun problema", "sin problema", "sin problemas", "no hay problema", "sin objecion", "por que no", "ninguna objecion", "sem problema", "sem problemas", "nenhum problema", "nao ha problema", "por que nao", "sem objecoes",
		"geen probleem", "geen bezwaar", "geen bezwaren", "waarom niet", "niets op tegen", "inga problem", "inget problem", "inga invandningar", "ingen invandning", "varfor inte", "inget emot", "inte emot",
	}
	// limiting words make a yes unclear.
	limiting = words(`
		but only except unless maybe perhaps possibly later soon pending until till ask asked first depends depending unsure unknown tbd tbc todo await awaiting waiting requested request
		expired expires partly partially temporarily anonymous anonymously might could should must need needs if whether however once provided limited conditional conditionally half probably eventually undecided question unclear
		aber nur vielleicht spater falls bis offen angefragt unklar ausser moglicherweise eventuell vorerst erst wenn sofern teilweise vorlaufig anonym ausstehend unentschieden fraglich wahrscheinlich bedingt fragen
		mais seulement uniquement sauf jusqu jusque attente demander demande reserve condition partiellement anonyme provisoirement cependant probablement excepte indecis dependre depend
		pero solo solamente excepto salvo quizas quiza hasta pendiente preguntar pregunten depende unicamente anonimo temporalmente parcialmente aunque probablemente
		mas somente apenas talvez exceto ate pendente perguntar porem contudo entanto anonimo parcialmente provavelmente só
		maar alleen enkel misschien mits tenzij behalve vragen vraag wellicht onder voorwaarde anoniem tijdelijk waarschijnlijk eventueel
		men bara endast kanske senare forutom utom fraga fragar forst tills delvis anonymt eventuellt troligen avvaktar`)
	limitingPhrases = []string{"peut etre", "plus tard", "tal vez", "mas tarde", "mais tarde", "talvez", "sous reserve", "on hold", "in progress", "ask me", "for now", "not now", "om ni", "si vous", "si on", "a condition"}
)
