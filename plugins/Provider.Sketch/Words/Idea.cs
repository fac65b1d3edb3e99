using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Words;

/// <summary>What the words of a prompt ask for, as far as the sketcher understands them.</summary>
internal sealed record Idea
{
    public Hour? Hour { get; init; }

    public Ground? Ground { get; init; }

    /// <summary>In the order of the words; the first is the main one.</summary>
    public IReadOnlyList<Motif> Motifs { get; init; } = [];

    public bool Fog { get; init; }

    public bool Rain { get; init; }

    public bool Storm { get; init; }

    public bool Snow { get; init; }

    public bool Clouds { get; init; }

    public bool Autumn { get; init; }

    public bool Moon { get; init; }

    public bool Sun { get; init; }

    public bool Stars { get; init; }

    public bool Fireplace { get; init; }

    public bool Cozy { get; init; }

    /// <summary>Whether the picture is of a person's face.</summary>
    public bool IsPortrait { get; init; }

    public Looks Looks { get; init; } = new();

    /// <summary>Colours that belong to a thing: the red of a red fox.</summary>
    public IReadOnlyDictionary<Motif, Rgb> MotifColours { get; init; } = new Dictionary<Motif, Rgb>();

    /// <summary>Colours that belong to nothing in particular.</summary>
    public IReadOnlyList<Rgb> Accents { get; init; } = [];

    /// <summary>The words that were understood, in order, each once.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];
}
