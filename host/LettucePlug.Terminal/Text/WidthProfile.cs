using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// How far a terminal moves its cursor for the clusters that terminals disagree about, found by asking. From it the
/// renderer knows which clusters to replace by a stand-in that every terminal draws alike.
/// </summary>
public sealed record WidthProfile
{
    private const string UnknownEmoji = "□";

    /// <summary>Before the terminal answered: everything in dispute gets a stand-in.</summary>
    public static WidthProfile Cautious { get; } = new();

    /// <summary>A terminal that draws everything as Unicode means it.</summary>
    public static WidthProfile Full { get; } = new()
    {
        Joined = true,
        Variation = true,
        Flags = true,
        SkinTones = true,
        Marks = true,
        RecentEmoji = true,
    };

    /// <summary>Whether emoji joined with U+200D are one picture of two columns.</summary>
    public bool Joined { get; init; }

    /// <summary>Whether U+FE0F makes a picture of two columns.</summary>
    public bool Variation { get; init; }

    /// <summary>Whether two regional indicators are a flag of two columns.</summary>
    public bool Flags { get; init; }

    /// <summary>Whether a skin tone joins the emoji before it.</summary>
    public bool SkinTones { get; init; }

    /// <summary>Whether spacing marks and conjoining letters take the columns they are given here.</summary>
    public bool Marks { get; init; }

    /// <summary>Whether emoji of Unicode 15 and later are known.</summary>
    public bool RecentEmoji { get; init; }

    /// <summary>What to send for a cluster in dispute: itself, or a stand-in of at most the same width.</summary>
    internal string StandIn(string cluster)
    {
        Rune.DecodeFromUtf16(cluster, out var first, out var used);
        if (used == cluster.Length)
        {
            return WidthTable.IsRecentEmoji(first.Value) && !RecentEmoji ? UnknownEmoji : cluster;
        }

        if (first.Value < 0x600 && cluster.Contains('\u200d') && !WidthTable.IsPictographic(first.Value))
        {
            // Joins nothing here, and some terminals would hang it on the neighbour.
            return cluster.Replace("\u200d", "");
        }

        var rest = cluster.AsSpan(used);
        if (first.Value is >= 0x1f1e6 and <= 0x1f1ff)
        {
            return Flags ? cluster : Letters(cluster);
        }

        var variation = rest.Contains('\ufe0f');
        var joined = rest.Contains('\u200d') && WidthTable.IsPictographic(first.Value);
        var toned = HasSkinTone(rest);
        var tagged = rest.Contains('\udb40');
        if ((joined && !Joined) || (tagged && !Joined) || (variation && !Variation) || (toned && !SkinTones))
        {
            return WidthTable.IsRecentEmoji(first.Value) && !RecentEmoji ? UnknownEmoji : first.ToString();
        }

        return joined || toned || variation || tagged || Marks ? cluster : Unmarked(first, rest);
    }

    // Spacing marks are dropped rather than drawn over the neighbour; marks without width stay.
    private static string Unmarked(Rune first, ReadOnlySpan<char> rest)
    {
        var kept = new StringBuilder(first.ToString());
        var columns = WidthTable.Columns(first.Value);
        foreach (var rune in rest.EnumerateRunes())
        {
            columns += WidthTable.Columns(rune.Value);
            if (columns > 2)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static bool HasSkinTone(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x1f3fb and <= 0x1f3ff)
            {
                return true;
            }
        }

        return false;
    }

    // A flag that cannot be shown is still a country: its two letters.
    private static string Letters(string cluster)
    {
        var letters = new StringBuilder();
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (rune.Value is >= 0x1f1e6 and <= 0x1f1ff)
            {
                letters.Append((char)('A' + rune.Value - 0x1f1e6));
            }
        }

        return letters.ToString();
    }
}
