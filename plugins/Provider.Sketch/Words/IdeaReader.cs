using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Words;

/// <summary>Reads a prompt: which of its words the sketcher can draw.</summary>
internal static class IdeaReader
{
    public static Idea Read(string prompt, string? negative)
    {
        var words = WordList.Wanted(prompt, negative);
        var motifs = new List<Motif>();
        var colours = new Dictionary<Motif, Rgb>();
        var accents = new List<Rgb>();
        var understood = new List<string>();
        Ground? ground = null;
        Hour? hour = null;
        Rgb? pending = null;
        foreach (var word in words)
        {
            if (ColourWords.TryGet(word, out var colour))
            {
                pending = colour;
                accents.Add(colour);
            }

            if (Vocabulary.TryMotif(word, out var motif))
            {
                if (pending is { } own && colours.TryAdd(motif, own))
                {
                    accents.Remove(own);
                }

                motifs.Add(motif);
                pending = null;
            }

            ground = Vocabulary.TryGround(word, out var place) ? Stronger(ground, place) : ground;
            hour = Vocabulary.TryHour(word, out var time) ? hour ?? time : hour;
            if (Vocabulary.IsSetting(word) || Vocabulary.TryMotif(word, out _) || Vocabulary.Person.Contains(word))
            {
                understood.Add(word);
            }
        }

        var distinct = motifs.Distinct().ToList();
        return new Idea
        {
            Hour = hour,
            Ground = ground,
            Motifs = distinct,
            Fog = words.Any(Vocabulary.Fog.Contains),
            Rain = words.Any(Vocabulary.Rain.Contains),
            Storm = words.Any(Vocabulary.Storm.Contains),
            Snow = words.Any(Vocabulary.Snow.Contains),
            Clouds = words.Any(Vocabulary.Clouds.Contains),
            Autumn = words.Any(Vocabulary.Autumn.Contains),
            Moon = words.Any(Vocabulary.Moon.Contains),
            Sun = words.Any(Vocabulary.Sun.Contains),
            Stars = words.Any(Vocabulary.Stars.Contains),
            Fireplace = words.Any(Vocabulary.Fireplace.Contains),
            Cozy = words.Any(Vocabulary.Cozy.Contains),
            IsPortrait = IsPortrait(words, distinct, ground),
            Looks = LooksReader.Read(words),
            MotifColours = colours,
            Accents = accents,
            Understood = [.. understood.Distinct()],
        };
    }

    /// <summary>A room holds everything else, and water is seen from any other land.</summary>
    private static Ground Stronger(Ground? old, Ground next) => (old, next) switch
    {
        (null, _) => next,
        (Ground.Room, _) or (_, Ground.Room) => Ground.Room,
        (Ground.Hills or Ground.Field, _) => next,
        _ => old.Value,
    };

    private static bool IsPortrait(IReadOnlyList<string> words, List<Motif> motifs, Ground? ground)
    {
        if (words.Any(Vocabulary.Portrait.Contains))
        {
            return motifs.Count == 0 || words.Any(Vocabulary.Person.Contains) || motifs[0] == Motif.Figure;
        }

        // A person with a described face is a portrait even in a place; without one the place wins.
        var person = words.Any(Vocabulary.Person.Contains);
        var face = words.Any(word => word is "hair" or "haired" or "eye" or "eyed" or "beard" or "bearded" or "freckle");
        return person && motifs.All(motif => motif is Motif.Figure) && (face || ground is null or Ground.Room);
    }
}
