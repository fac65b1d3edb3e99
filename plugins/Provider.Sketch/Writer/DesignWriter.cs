using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Png;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch.Writer;

/// <summary>Describes pictures by what can be measured, and by what the words around them say.</summary>
internal static class DesignWriter
{
    private static readonly (string Name, Rgb Colour)[] Names =
    [
        ("black", 0x15151A), ("dark grey", 0x45474D), ("grey", 0x8A8D93), ("light grey", 0xC4C7CC), ("white", 0xF6F5F1),
        ("dark red", 0x6E1A1A), ("red", 0xC0392B), ("orange", 0xE67E22), ("brown", 0x7A4E2D), ("dark brown", 0x432A1A),
        ("tan", 0xC79A6B), ("cream", 0xF0E2C0), ("yellow", 0xF2C744), ("gold", 0xC99B2E), ("olive", 0x6F7233),
        ("green", 0x3E8E41), ("dark green", 0x1E4A2E), ("teal", 0x1F8A8A), ("pale blue", 0xA9CFE6), ("blue", 0x2F6FC1),
        ("navy", 0x16244A), ("slate blue", 0x5B6C8C), ("purple", 0x7B3FA0), ("lavender", 0xB7A0DB), ("pink", 0xE58AB0),
        ("skin-toned peach", 0xEBC0A0),
    ];

    public static string Write(Conversation conversation, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        for (var i = 0; i < conversation.Pictures.Count; i++)
        {
            lines.Add($"Picture {i + 1}: {Describe(conversation.Pictures[i], cancellationToken)}.");
        }

        if (lines.Count == 0)
        {
            lines.Add("No picture was given, so this description rests on the words alone.");
        }

        // Where material is quoted, the words around it are the task.
        var quoted = conversation.Said.SelectMany(text => text.Split('\n')).Where(line => line.StartsWith('>'))
            .Select(line => line.TrimStart('>', ' '));
        var told = string.Join(" ", quoted.Any() ? quoted : conversation.Said.Where(text => text.Length > 0));
        if (told.Length > 0)
        {
            lines.Add($"In words: {Shorten(told.ReplaceLineEndings(" "))}");
        }

        lines.Add("Keep these colours and proportions the same in every picture.");
        return string.Join("\n", lines);
    }

    private static string Describe(ChatPicture picture, CancellationToken cancellationToken)
    {
        try
        {
            var pixels = PngReader.Read(picture.Data, cancellationToken);
            var colours = Swatches.Dominant(pixels, 5).Select(NameOf).Distinct().Take(3).ToList();
            var shape = pixels.Width > pixels.Height * 1.2 ? "wide" : pixels.Height > pixels.Width * 1.2 ? "tall" : "square";
            return $"{pixels.Width}x{pixels.Height} pixels, {shape}, mostly {string.Join(", ", colours)}";
        }
        catch (PngException)
        {
            return $"{picture.MediaType}, {picture.Data.Length} bytes, of a kind the writer cannot look into";
        }
    }

    private static string NameOf(Rgb colour) => Names.MinBy(name =>
    {
        var (r, g, b) = (name.Colour.R - colour.R, name.Colour.G - colour.G, name.Colour.B - colour.B);
        return (r * r) + (g * g) + (b * b);
    }).Name;

    private static string Shorten(string text)
    {
        const int Longest = 400;
        return text.Length <= Longest ? text : text[..(text.LastIndexOf(' ', Longest) is > 0 and var at ? at : 0)] + " …";
    }
}
