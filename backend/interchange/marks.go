package interchange

import (
	"slices"
	"strings"
)

// marking returns the columns that tell people of one name apart and that no field
// takes: numbers of members, dates of birth, departments.
func (t *table) marking() (columns []int) {
	for i, field := range t.fields {
		if (field == "" || field == NotUsed) && tellsApart(t.header[i]) {
			columns = append(columns, i)
		}
	}
	return columns
}

// mark adds the texts of the marking columns to the row that was added last, if it
// is that of the line.
func (in *rowCollector) mark(line int, columns []int, record []string) {
	last := len(in.file.Rows) - 1
	if len(columns) == 0 || last < 0 || in.file.Rows[last].Line != line {
		return
	}
	marks := make([]string, len(columns))
	for i, column := range columns {
		if column < len(record) {
			marks[i] = strings.TrimSpace(record[column])
		}
	}
	in.file.Rows[last].Marks = marks
}

// tellsApart reports whether two people of one name differ in a column: by its
// header, in seven languages. Numbers of orders, tickets or telephones differ for
// one person too.
func tellsApart(header string) bool {
	words := strings.Fields(headerKey(header))
	begins := func(stems []string) bool {
		return slices.ContainsFunc(words, func(word string) bool {
			return slices.ContainsFunc(stems, func(stem string) bool { return strings.HasPrefix(word, stem) })
		})
	}
	if begins(otherNumbers) {
		return false
	}
	return begins(markStems) || slices.ContainsFunc(words, func(word string) bool {
		return markWords[word] || strings.HasSuffix(word, "nummer") || strings.HasSuffix(word, "number")
	})
}

var (
	// markWords are whole words; markStems are how words begin.
	markWords = words("id ids uid uuid guid no nr num nummer number número numero numéro núm nº n° id# key badge " +
		"memberid userid studentid personid contactid customerid employeeid staffid " +
		"dept dob birthday born grade year jahr année annee año ano jaar år class klasse klass classe clase turma klas")
	markStems = strings.Fields("matric matrik matríc kennung personalnr mitgliedsnr " +
		"depart départ abteil afdel avdel fakult facult faculdade faculté fakultät division " +
		"batch cohort cohorte jahrgang jaargang årskull årskurs promotion promoción semester " +
		"birth geburt geboorte födel naissance nacimiento nascimento")
	otherNumbers = strings.Fields("order ticket booking invoice payment transaction receipt registration phone tel mobile " +
		"handy fax bestell rechnung buchung zahlung commande billet facture réserv paiement téléph pedido factura entrada " +
		"pago encomenda fatura bilhete pagamento bestelling factuur betaling kaartje biljett order faktura betalning " +
		"api guest anzahl nombre aantal antal seat table house street haus zip postal post session event")
)
