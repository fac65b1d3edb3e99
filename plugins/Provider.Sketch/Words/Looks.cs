using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Words;

/// <summary>How a person looks; what is null the sketcher chooses.</summary>
internal sealed record Looks
{
    public Rgb? Hair { get; init; }

    public Rgb? Eyes { get; init; }

    public Rgb? Skin { get; init; }

    public Rgb? Clothes { get; init; }

    public bool? LongHair { get; init; }

    public bool Curly { get; init; }

    public bool Bald { get; init; }

    public bool Beard { get; init; }

    public bool Masculine { get; init; }

    public bool Feminine { get; init; }

    public bool ElfEars { get; init; }

    public bool CatEars { get; init; }

    public bool Horns { get; init; }

    public bool Glasses { get; init; }

    public bool Hood { get; init; }

    public bool Crown { get; init; }

    public bool WizardHat { get; init; }

    public bool Freckles { get; init; }

    public bool Old { get; init; }

    public bool Smile { get; init; }

    public bool Sad { get; init; }
}
