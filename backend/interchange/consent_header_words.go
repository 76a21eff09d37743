package interchange

// The words of headers in English, German, French, Spanish, Portuguese, Dutch and Swedish, without accents.
var (
	// consentNouns are a consent column if nothing else is said.
	consentNouns = words(`
		consent consents consented consenting optin
		einwilligung einwilligungen einwilligungserklarung einverstandnis einverstandniserklarung zustimmung zustimmungserklarung eingewilligt zugestimmt einverstanden
		consentement consentements consenti consentimiento consentimientos consentido consentimento consentimentos toestemming instemming toestemmingsverklaring samtycke samtyckt medgivande`)
	// agreeWords speak of agreeing to something, besides those that agree in a cell.
	agreeWords = words(`
		consent agreeing
		zustimmen zustimmst stimme stimmst stimmen einwilligen willigst willigen erlauben erlaubst gestatten gestattest akzeptieren akzeptierst bestatigst
		accepter acceptez acceptes autoriser autorisez autorises consentir consentez consens
		aceptar aceptas acepta autorizar autorizas consentir consientes permitir permites
		aceitar aceitas autorizar concordar concordas permitir
		instemmen instemt accepteren accepteert toestaan akkoord
		godkanna godkanns samtycka samtycker acceptera tillata`)
	// softAgreeWords are in the headers of other columns as well.
	softAgreeWords = words(`
		opt opts opting agreement permission permissions acceptance accepted authorisation authorization authorised authorized approval approve approved approves allowed permit permits granted given
		genehmigung erlaubnis genehmigt autorisation accord autorizacion permiso acuerdo autorizado autorizada autorizacao permissao acordo goedkeuring goedgekeurd toegestaan godkannande tillatelse godkand godkant`)
	asking = words(`
		ok okay happy willing comfortable agreeable like wish want would mind permitted optin
		darf durfen mochte mochtest mochten will willst wollen einverstanden
		souhaite souhaitez souhaites veux voulez voudrais voudriez aimerais aimeriez desire desirez pouvons accord
		deseo desea deseas quiero quiere quieres podemos gustaria permiso
		desejo deseja desejas quero quer queres podemos gostaria
		mag mogen wil wilt wenst wens
		vill onskar okej ok`)
	askingPhrases = []string{
		"may we", "can we", "could we", "shall we", "should we", "may i", "may your", "can your", "may my", "can my", "may others", "can others", "may members", "can members", "may other", "can other", "is it ok", "fine with", "is it fine",
		"puis je", "peut on", "peut il", "d accord", "de acuerdo", "podemos", "puede tu", "puede su", "pueden los", "de acordo", "pode o", "far vi", "far din", "kan vi", "kunnen we", "kunnen wij", "konnen wir",
	}
	// listingWords say that somebody appears somewhere.
	listingWords = words(`
		listing publish published publishing publication appear appears share shared sharing display displayed show shown include included visible findable discoverable found featured searchable
		auffuhren aufzufuhren nennen aufgefuhrt aufgenommen aufnehmen aufnahme veroffentlichung nennung veroffentlichen veroffentlicht erscheinen erscheint stehen steht teilen geteilt anzeigen angezeigt zeigen gezeigt sichtbar auffindbar eingetragen eintragen auftauchen
		diffuser diffusion publication parution figurer figure figurez apparaitre apparaisse paraitre publier publie publiee partager partage partagee afficher affiche affichee montrer lister liste inscrit visible inscrire
		publicacion inclusion aparecer aparezca aparece figurar figure publicar publicado publiquen compartir comparta mostrar mostrado incluir incluirte incluirle incluirlo incluirla incluido incluida visible listado
		publicacao inclusao exibir compartilhar partilhar partilhado compartilhado constar divulgar mostrar incluir incluido visivel listar
		vermelding publicatie opname verschijnen getoond tonen vermeld vermelden publiceren gepubliceerd delen gedeeld opnemen opgenomen zichtbaar vindbaar staan
		publicering synas syns visas visa visad publicera publiceras dela delas finnas listas lista synlig inga sta`)
	listingPhrases = []string{
		"list my", "list your", "list us", "list in", "list on", "list name", "list profile", "be in", "to be in", "added to", "add me", "add you", "put you", "put me", "join the", "be part", "be on", "put your",
		"ins verzeichnis", "im verzeichnis stehen", "auf die liste", "faire partie", "etre dans", "estar en", "formar parte", "estar no", "fazer parte", "in de ledengids", "sta med", "vara med", "finns med", "finnas med", "ha med",
	}
	// quietWords are in the headers of other columns as well.
	quietWords = words(`
		listed listing listings public publicly publish published share shared sharing visible visibility discoverable searchable findable
		gelistet veroffentlichen veroffentlicht sichtbar sichtbarkeit offentlich teilen
		publier publie publiee partager visible visibilite
		publicar publicado visible visibilidad compartir visibilidade visivel compartilhar partilhar
		publiceren gepubliceerd zichtbaar zichtbaarheid openbaar
		publicera publicerad synlig synlighet offentlig`)
	directoryWords = words(`
		directory directories yearbook membership-directory memberlist phonebook
		verzeichnis mitgliederverzeichnis adressverzeichnis mitgliederliste adressliste telefonliste kontaktliste kontaktverzeichnis mitgliedsverzeichnis netzwerkverzeichnis
		annuaire trombinoscope repertoire
		directorio anuario directorios diretorio diretorios
		ledengids ledenlijst smoelenboek adresboek gids adressenlijst deelnemerslijst
		medlemskatalog katalog katalogen matrikel matrikeln medlemsregister medlemsregistret medlemsforteckning medlemslista medlemslistan medlemskatalogen forteckning forteckningen`)
	withinWords = words(`in into on to as part of im in ins in aufs auf dans a au sur en al a no na ao em in op i pa`)
	memberWords = words(`
		member members membership community network group everyone others other people participants attendees
		mitglied mitglieder mitgliedern andere anderen netzwerk gemeinschaft teilnehmern
		membre membres autres communaute reseau adherents
		miembro miembros socios otros comunidad red
		membro membros outros comunidade rede
		lid leden anderen netwerk deelnemers
		medlem medlemmar medlemmarna andra natverk natverket`)
	profileWords = words(`
		profile profiles details information info data name names entry
		profil daten angaben namen eintrag profils donnees informations nom coordonnees fiche
		perfil datos informacion nombre ficha dados informacoes nome
		profiel gegevens naam uppgifter namn`)
	ownWords = words(`
		me my you your us our mich mein meine meinen dich dein deine deinen sie ihr ihre ihren
		moi mon ma mes vous votre vos tes ton mi mis tu tus su sus usted meu minha meus minhas seu sua seus suas voce
		mij mijn je jouw uw mig min mitt mina dig din ditt dina`)
	// namedWords speak of a list of people by themselves.
	namedWords     = words(`listed gelistet listad`)
	namedPhrases   = []string{"to list", "nicht listen", "list me", "list you", "list my name", "list your name", "list my profile", "list your profile", "not list", "lista mig", "lista dig", "me lister", "vous lister", "listarte", "listarle", "listar me"}
	contactWords   = words(`contact contacted contactar contacter kontaktieren kontaktiert contacteren kontakta kontaktas contactare call phone email mail sms text disturb bother kontakt kontaktieren anrufen contacto appeler llamar ligar bellen ringa`)
	subscribeWords = words(`
		subscribe subscribed subscriber subscription subscribes abonniert abonnement abonne abonnee abonnes suscrito suscrita suscripcion suscriptor suscribir
		assinante assinatura subscrito subscricao abonnee geabonneerd prenumerant prenumererar prenumeration prenumererad`)
	// planWords beside a subscription make it a contract.
	planWords = words(`
		type plan tier level id price fee amount start end started ends expires expiry renewal date time at source created since name number no total paid until
		typ preis beginn ende datum tarif prix debut fin montant precio inicio fecha tipo preco data prijs begin einde soort pris slut`)
	refusingWords = words(`
		unsubscribed unsubscribe unsubscription unsubscribes optout hide hidden unlisted unlist withheld withhold remove removed exclude excluded withdrawn withdraw revoked suppressed suppression blacklisted blacklist blocklisted banned suspended blocked private
		refused declined refusal object objecting objection objected objects decline refuse anonymous
		widerspruch widerspreche widersprochen abgemeldet abmeldung abbestellt ausgetragen widerrufen widerruf verbergen verborgen ausblenden ausgeblendet verstecken versteckt gesperrt austragen entfernen privat abgelehnt ablehnung
		oppose desabonne desabonnee desabonnement desinscrit desinscrite desinscription masquer masque masquee cacher cache cachee opposition refus refuse retire retirer supprimer retrait prive bloque suspendu
		opongo baja desuscrito desuscrita desuscripcion ocultar oculto oculta rechazo rechaza rechazado oposicion excluir excluido eliminar privado bloqueado suspendido
		oponho descadastrado descadastrada cancelado ocultar oculto esconder recusa recusado recuso oposicao excluir remover privado bloqueado suspenso
		uitgeschreven uitschrijving afgemeld afmelding verbergen verborgen verberg bezwaar geweigerd geblokkeerd prive uitschrijven verwijderen
		motsatter avregistrerad avanmald avanmalan avprenumererad dolj dold dolda invandning nekat nekar privat blockerad sparrad`)
	refusingPhrases = []string{"leave me out", "keep me out", "take me off", "leave out", "opted out", "lasst mich raus", "de baja", "ta bort", "blir inte", "rather not"}
	// neutralWords change nothing in a short header.
	neutralWords = words(`
		i we do does did is are be been was has have had being become the a an of to for in on by at from this please status flag yes no y n given gdpr general user person participant
		signed field box tick check checkbox value state answer response not and s t that our can may could it so with would list d keep
		bin ich wir du sie der die das den dem ein eine zur zum zu von fur in im auf am an bitte ja nein ist wurde werden wird sein wir mit fur liegt vor erteilt dsgvo person status
		je tu il elle le la les l un une de du des d a au aux pour en dans sur est ce se j rgpd donne oui non statut que qu soit avec nous on peut etre nos notre
		yo el la los las un una de del al en para por a se es esta estas sea que con nuestro nuestra podemos dado rgpd lgpd si estado
		eu o os as um uma do da dos das no na em para por ao se sim nao dado que com nosso nossa
		ik de het een van voor in op te om tot aan is wordt worden zijn met we wij ons onze die dat avg ja nee gegeven
		jag en ett den det av for i pa till att om ar ja nej har gett sig far vi vara med vart var bli`)
	whenWords = words(`
		date dates time timestamp datetime at on when since day
		datum am zeitpunkt seit wann tag uhrzeit zeit
		le quand heure depuis jour
		fecha cuando hora desde el dia data quando em
		wanneer op sinds tijd tijdstip datumtijd
		nar den tid tidpunkt`)
	// topicWords are other things that people agree to or refuse.
	topicWords = words(`
		newsletter newsletters marketing promotion promotions promotional offers mailing mailings mailshot bulletin announcements updates notifications notification digest reminders advertising ads
		terms conditions policy policies privacy rules code conduct guidelines bylaws statutes disclaimer waiver liability contract covid insurance
		photo photos photograph photography picture pictures image images video videos recording recorded filming film media press cookies cookie tracking analytics
		website web site internet online facebook instagram whatsapp twitter linkedin google slack sponsor sponsors partner partners third party parties research survey study surveys
		payment payments refund refunds fee fees invoice debit donation data-processing processing children child parental emergency medical health
		company business organisation organization project projects experience experiences knowledge skills story stories ideas expertise interests languages
		firma unternehmen erfahrung erfahrungen wissen entreprise experience connaissances empresa experiencia experiencias conocimientos conhecimentos bedrijf ervaring ervaringen kennis foretag erfarenhet erfarenheter kunskap
		help volunteer volunteering receive edit maintain manage access buy purchase order copy print printed read see view use update correct recommend improve fees dues newspaper magazine blog
		phone telephone mobile sms fax email address birthday birthdate age gender location calendar link links reason reasons url campaign source method folder folders file files drive photos
		werbung rundbrief agb nutzungsbedingungen datenschutz datenschutzerklarung satzung hausordnung verhaltenskodex foto fotos bilder bild film aufnahmen webseite homepage presse umfrage lastschrift mandat
		helfen erhalten bekommen bestellen lesen nutzen telefon telefonnummer handynummer adresse mailadresse geburtstag grund verarbeitung
		publicite infolettre promotionnel promotions conditions reglement charte confidentialite cgu cgv image images site photographie presse sondage prelevement
		recevoir aider commander consulter lire utiliser telephone courriel adresse anniversaire raison traitement
		boletin publicidad terminos condiciones privacidad politica reglamento normas codigo foto fotos imagen imagenes sitio pagina prensa encuesta
		recibir ayudar consultar leer usar telefono correo direccion cumpleanos motivo razon tratamiento
		boletim publicidade termos condicoes privacidade regulamento normas codigo imagem imagens pagina imprensa pesquisa receber ajudar ler telefone endereco aniversario motivo tratamento
		nieuwsbrief nieuwsbrieven voorwaarden privacybeleid privacyverklaring reglement gedragscode foto beeld beelden pers onderzoek incasso ontvangen helpen lezen gebruiken telefoon telefoonnummer adres verjaardag reden verwerking
		nyhetsbrev reklam villkor integritetspolicy stadgar uppforandekod foto bilder bild webbplats webbplatsen hemsida press enkat hjalpa fa ta telefon telefonnummer adress fodelsedag orsak behandling personuppgiftspolicy`)
	topicPhrases   = []string{"e mail", "social media", "reseaux sociaux", "redes sociales", "redes sociais", "sociale media", "sociala medier", "soziale medien", "display name", "shared with", "shared by", "server"}
	inquiringWords = words(`
		which what who whom whose how why where when
		welche welcher welches was wer wie warum wo wann weshalb
		quel quelle quels quelles que qui comment pourquoi ou quand quoi
		cual cuales quien como donde cuando porque
		qual quais quem onde
		welke wat wie hoe waarom waar
		vilken vilka vilket vad vem hur varfor var`)
	orWords   = words(`or ou oder o of eller y`)
	choiceYes = words(`yes y oui o ja j si s sim true wahr vrai`)
	choiceNo  = words(`no n non nein nee nej nao false falsch faux`)
	timeWords = words(`date dates time timestamp datetime when since datum zeitpunkt seit wann uhrzeit quand heure depuis fecha cuando hora desde quando wanneer sinds tijd tijdstip tid tidpunkt`)
	timeAtEnd = words(`at on le am op em el den`)
)

// programHeaders are columns that programs write and that have the words of consent in them. Those about sending
// e-mail say nothing of a directory, except that somebody wants no contact.
var programHeaders = map[string]Field{
	// Mailchimp
	"optin time": "", "optin ip": "", "confirm time": "", "confirm ip": "",
	"unsub time": OptOut, "clean time": OptOut, "unsub campaign title": "", "unsub campaign id": "", "unsub reason": "", "unsub reason other": "",
	"clean campaign title": "", "clean campaign id": "",
	// Shopify, Klaviyo, HubSpot, Salesforce, CiviCRM, Brevo
	"accepts email marketing": "", "accepts sms marketing": "", "accepts whatsapp marketing": "",
	"email marketing consent": Status, "email marketing": Status, "sms marketing consent": "", "sms marketing": "",
	"unsubscribed from all email": OptOut, "marketing contact status": "", "email optout": OptOut, "has opted out of email": OptOut, "has optout of email": OptOut,
	"fax optout": "", "has optout of fax": "", "has opted out of fax": "", "do not call": OptOut, "do not contact": OptOut, "do not email": OptOut, "do not mail": OptOut,
	"do not phone": OptOut, "do not sms": OptOut, "do not trade": OptOut, "no bulk emails user optout": OptOut, "no bulk emails": OptOut,
	"email blacklisted": OptOut, "sms blacklisted": "", "blacklist": OptOut, "unsubscribed at": OptOut, "unsubscribed on": OptOut,
	// Google Groups and Google Contacts, Outlook
	"posting permissions": "", "email preference": "", "directory server": "", "sensitivity": "", "billing information": "",
	// Wild Apricot, Discourse, Substack
	"suspended member": OptOut, "receiving emails disabled": OptOut, "subscribed to emails": "",
}
