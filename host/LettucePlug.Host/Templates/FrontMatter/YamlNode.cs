namespace LettucePlug.Host.Templates;

/// <summary>A piece of YAML and its place in the file it was read from.</summary>
internal abstract record YamlNode(int Start, int End);

internal sealed record YamlText(int Start, int End, string Value, bool IsQuoted) : YamlNode(Start, End);

internal sealed record YamlList(int Start, int End, IReadOnlyList<YamlNode> Items) : YamlNode(Start, End);

internal sealed record YamlMap(int Start, int End, IReadOnlyList<YamlEntry> Entries) : YamlNode(Start, End)
{
    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;
}

internal sealed record YamlEntry(YamlText Key, YamlNode Value);
