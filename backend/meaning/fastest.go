package meaning

func fastest() arithmetic { return portable{} }
