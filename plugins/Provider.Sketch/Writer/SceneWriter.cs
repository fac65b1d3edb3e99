using System.Text.RegularExpressions;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Writer;

/// <summary>Drafts one prompt for a picture of what is going on: who, where, in which light.</summary>
internal static partial class SceneWriter
{
    private const int MostNames = 3;
    private const int LongestQuote = 220;

    public static string Write(Conversation conversation)
    {
        var given = string.Join("\n", conversation.Said);
        var lines = Lines().Matches(given.Length > 0 ? given : conversation.Instructions);
        if (lines.Count == 0)
        {
            lines = Lines().Matches(conversation.Instructions);
        }

        // Where the material is a transcript, only what is said in it counts, not the instructions around it.
        var spoken = lines.Count > 0 ? string.Join(" ", lines.Select(line => line.Groups["text"].Value)) : given;
        var names = lines.Select(line => line.Groups["name"].Value.Trim())
            .Where(name => name is not ("User" or "Assistant" or "System" or "Scene" or "Note" or "Notes"))
            .Distinct()
            .Take(MostNames)
            .ToList();
        return Compose(spoken, names);
    }

    /// <summary>A prompt from text alone, for pictures within a conversation.</summary>
    public static string Compose(string text, IReadOnlyList<string> names)
    {
        var idea = IdeaReader.Read(text, null);
        var parts = new List<string>();
        var moment = BestMoment(text) is { Length: > 0 } found ? found : "a quiet moment between them";
        if (names.Count > 1 || (names.Count == 1 && !moment.StartsWith(names[0] + " ", StringComparison.Ordinal)))
        {
            parts.Add(string.Join(" and ", names));
        }

        parts.Add(moment);
        var place = idea.Ground switch
        {
            Ground.Room => idea.Fireplace ? "in a tavern room with a fireplace" : "in a furnished room",
            Ground.Sea => "by the sea",
            Ground.Lake => "at the edge of a lake",
            Ground.Forest => "among tall trees of a forest",
            Ground.Mountains => "below high mountains",
            Ground.City => "in the streets of a city",
            Ground.Desert => "in the dunes of a desert",
            Ground.Space => "in outer space",
            Ground.Field => "in a wide field",
            _ => "on open hills",
        };
        parts.Add(place);
        parts.Add(Light(idea));
        parts.Add("medium shot, soft light, painterly, detailed background");
        return string.Join(", ", parts);
    }

    private static string Light(Idea idea)
    {
        var hour = idea.Hour switch
        {
            Hour.Night => "night, moonlight",
            Hour.Dawn => "first light of dawn",
            Hour.Sunset => "golden sunset",
            Hour.Day => "clear daylight",
            _ => idea.Fireplace ? "warm glow of the fire" : "evening light",
        };
        return hour + (idea.Fog ? ", drifting fog" : idea.Storm ? ", storm clouds" : idea.Rain ? ", rain" : idea.Snow ? ", falling snow" : "");
    }

    /// <summary>
    /// The sentence with the most that can be seen, the later one where two are equal. What somebody asks to be shown
    /// counts most, and what is done counts more than what is said.
    /// </summary>
    private static string BestMoment(string text)
    {
        var best = "";
        var most = 0;
        foreach (var (raw, worth) in Deeds().Matches(text).Select(deed => (deed.Groups["deed"].Value, 2))
            .Concat(Sentences().Split(Deeds().Replace(text, "\n")).Select(said => (said, 1))))
        {
            var wish = Wish().Match(raw);
            var sentence = Clean(wish.Success ? Yours().Replace(wish.Groups["what"].Value, "the ") : raw);
            var score = sentence.Length == 0
                ? 0
                : (wish.Success ? 5 : worth) + (3 * IdeaReader.Read(sentence, null).Understood.Count);
            if (score >= most && score > 0)
            {
                (best, most) = (sentence, score);
            }
        }

        return best;
    }

    private static string Clean(string sentence)
    {
        var bare = Marks().Replace(sentence, " ").Trim(' ', ',', '.', '-', ':');
        bare = Spaces().Replace(bare, " ");
        return bare.Length <= LongestQuote ? bare : bare[..(bare.LastIndexOf(' ', LongestQuote) is > 0 and var at ? at : 0)];
    }

    [GeneratedRegex(@"^[ \t]*(?<name>\p{Lu}[\p{L}\p{N}' -]{0,30}):[ \t]*(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"\*(?<deed>[^*\n]+)\*")]
    private static partial Regex Deeds();

    [GeneratedRegex(@"\b(?:show (?:me|us)|look at|(?:let (?:me|us)|can I|may I) see|draw|paint|a picture of)\s+(?<what>.+)", RegexOptions.IgnoreCase)]
    private static partial Regex Wish();

    [GeneratedRegex(@"^your\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Yours();

    [GeneratedRegex(@"[.!?\n]+")]
    private static partial Regex Sentences();

    [GeneratedRegex("<[^>]*>|[*_\"“”„«»#<>\\[\\]{}]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
