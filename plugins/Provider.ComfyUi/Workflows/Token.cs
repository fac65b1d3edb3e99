using System.Globalization;
using System.Text.RegularExpressions;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A placeholder in a workflow, such as <c>%PROMPT%</c>.</summary>
internal sealed partial record Token
{
    private static readonly Dictionary<string, TokenKind> Names = new(StringComparer.Ordinal)
    {
        ["PROMPT"] = TokenKind.Prompt,
        ["NEGATIVE"] = TokenKind.Negative,
        ["WIDTH"] = TokenKind.Width,
        ["HEIGHT"] = TokenKind.Height,
        ["STEPS"] = TokenKind.Steps,
        ["CFG"] = TokenKind.Cfg,
        ["SEED"] = TokenKind.Seed,
        ["SAMPLER"] = TokenKind.Sampler,
        ["SCHEDULER"] = TokenKind.Scheduler,
        ["DENOISE"] = TokenKind.Denoise,
        ["CKPT"] = TokenKind.Checkpoint,
        ["COUNT"] = TokenKind.Count,
        ["IMAGE_COUNT"] = TokenKind.ImageCount,
    };

    /// <summary>The names SillyTavern uses where they are not ours in lower case.</summary>
    private static readonly Dictionary<string, string> SillyTavernNames = new(StringComparer.Ordinal)
    {
        ["negative_prompt"] = "NEGATIVE",
        ["model"] = "CKPT",
        ["scale"] = "CFG",
        ["char_avatar"] = "IMAGE_CHARACTER_BASE64",
        ["user_avatar"] = "IMAGE_PERSONA_BASE64",
    };

    private static readonly string[] Roles = ["CHARACTER", "PERSONA", "BACKGROUND", "SOURCE", "MASK"];

    public required TokenKind Kind { get; init; }

    /// <summary>As it is written, between the percent signs.</summary>
    public required string Name { get; init; }

    /// <summary>For references: only those of this role count; null for all but masks.</summary>
    public ReferenceRole? Role { get; init; }

    /// <summary>For references: which of them, counted from 0.</summary>
    public int Index { get; init; }

    /// <summary>For references: the bytes in base64 in place of the file's name on the server.</summary>
    public bool IsBase64 { get; init; }

    /// <summary>The name in the form that counts everywhere.</summary>
    public string Canonical => SillyTavernNames.GetValueOrDefault(Name) ?? Name.ToUpperInvariant();

    /// <summary>Every name there is, for hints.</summary>
    public static IEnumerable<string> KnownNames =>
        [.. Names.Keys, "IMAGE", "IMAGE0", "IMAGE1", "IMAGE2", "IMAGE3", .. Roles.Select(role => "IMAGE_" + role)];

    /// <summary>How long the token is that begins at a percent sign; 0 where none does.</summary>
    public static int LengthAt(string text, int index)
    {
        var match = Anchored().Match(text, index);
        return match.Success ? match.Length : 0;
    }

    /// <summary>The tokens in a text. Lower-case ones count where they are the whole value; they may share a sign with the next.</summary>
    public static IEnumerable<(Match Match, Token Token)> FindAll(string text)
    {
        for (var match = Anywhere().Match(text); match.Success;)
        {
            var name = match.Groups[1].Value;
            yield return (match, Read(name, isWhole: match.Length == text.Length));
            // In "50%off%PROMPT%" the sign that ends a word begins a token.
            var end = match.Index + match.Length;
            match = Anywhere().Match(text, name.Any(char.IsAsciiLetterUpper) ? end : end - 1);
        }
    }

    /// <summary>Reads the name of a token.</summary>
    public static Token Read(string name, bool isWhole)
    {
        var upper = isWhole && !name.Any(char.IsAsciiLetterUpper)
            ? SillyTavernNames.GetValueOrDefault(name) ?? name.ToUpperInvariant()
            : name;
        if (Names.TryGetValue(upper, out var kind))
        {
            return new() { Kind = kind, Name = name };
        }

        return ImageName().Match(upper) is { Success: true } image
            ? new()
            {
                Kind = TokenKind.Image,
                Name = name,
                Role = image.Groups["role"] is { Success: true } role ? new ReferenceRole(role.Value) : null,
                Index = image.Groups["index"] is { Success: true } index ? int.Parse(index.Value, CultureInfo.InvariantCulture) : 0,
                IsBase64 = image.Groups["base64"].Success,
            }
            : new() { Kind = TokenKind.User, Name = name };
    }

    public override string ToString() => $"%{Name}%";

    /// <summary>The name a misspelt one is nearest to; null where none is near.</summary>
    public string? Nearest()
    {
        var upper = Name.ToUpperInvariant();
        var (best, distance) = KnownNames.Select(known => (known, Distance: EditDistance(upper, known))).MinBy(pair => pair.Distance);
        return distance <= Math.Max(1, upper.Length / 3) ? best : null;
    }

    private static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\G%[A-Za-z][A-Za-z0-9_]*%")]
    private static partial Regex Anchored();

    [GeneratedRegex("%([A-Za-z][A-Za-z0-9_]*)%")]
    private static partial Regex Anywhere();

    [GeneratedRegex("^IMAGE(_(?<role>CHARACTER|PERSONA|BACKGROUND|SOURCE|MASK))?(?<index>[0-9]{1,3})?(?<base64>_BASE64)?$")]
    private static partial Regex ImageName();
}
