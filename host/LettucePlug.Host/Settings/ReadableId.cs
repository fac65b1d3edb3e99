namespace LettucePlug.Host.Settings;

/// <summary>The ids that people type: short, and made from a name where they give none.</summary>
internal static class ReadableId
{
    /// <summary>Checks an id, or makes one from a name; a number is appended until it is free.</summary>
    public static string New(string? wished, string name, IReadOnlyCollection<string> taken)
    {
        if (wished is not null)
        {
            return IsId(wished) ? wished : throw SettingsException.BadId(wished);
        }

        var slug = string.Concat(name.ToLowerInvariant().Select(letter => IsIdLetter(letter) ? letter : '-')).Trim('-', '.', '_');
        while (slug.Contains("--", StringComparison.Ordinal))
        {
            slug = slug.Replace("--", "-", StringComparison.Ordinal);
        }

        slug = slug.Length == 0 ? "unnamed" : slug[..Math.Min(slug.Length, 56)];
        var number = 2;
        var id = slug;
        while (taken.Contains(id))
        {
            id = $"{slug}-{number++}";
        }

        return id;
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= 64 && id.All(IsIdLetter) && char.IsAsciiLetterOrDigit(id[0]);

    private static bool IsIdLetter(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_';
}
