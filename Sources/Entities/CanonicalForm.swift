import Foundation

/// Unicode Normalization Form C (UAX 15).
func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

/// Whether the scalars are already those of Normalization Form C; `==` on `String` would not tell.
func isComposed(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } || text.unicodeScalars.elementsEqual(composed(text).unicodeScalars)
}
