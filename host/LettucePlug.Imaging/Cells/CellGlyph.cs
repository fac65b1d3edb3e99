using System.Text;

namespace LettucePlug.Imaging;

/// <summary>One character cell of a picture.</summary>
/// <param name="Glyph">The character, one column wide.</param>
/// <param name="Foreground">Its colour; null where it does not matter or is the terminal's own.</param>
/// <param name="Background">The colour behind it; null for the terminal's own.</param>
public readonly record struct CellGlyph(Rune Glyph, Rgb? Foreground, Rgb? Background);
