"""Tables of words, one subpackage a language. Data only; rules live in the stages."""
