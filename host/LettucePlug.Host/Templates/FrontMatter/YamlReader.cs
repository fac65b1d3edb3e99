using LettucePlug.Liquid;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LettucePlug.Host.Templates;

/// <summary>
/// Reads the plain part of YAML: maps, lists and scalars. Anchors, aliases, tags and several documents are refused,
/// so that a small file cannot become a big one and no type is ever made from text.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 16;
    private const int MaxNodes = 5_000;
    private readonly TemplateSource _source;
    private readonly int _offset;
    private readonly List<Diagnostic> _found;
    private int _nodes;

    private YamlReader(TemplateSource source, int offset, List<Diagnostic> found)
    {
        _source = source;
        _offset = offset;
        _found = found;
    }

    /// <summary>Null, and something in <paramref name="found"/>, where the text cannot be read.</summary>
    public static YamlNode? Read(TemplateSource source, int start, int end, List<Diagnostic> found)
    {
        var reader = new YamlReader(source, start, found);
        try
        {
            var parser = new Parser(new StringReader(source.Text[start..end]));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlMap(start, start, []);
            }

            parser.Consume<DocumentStart>();
            var node = reader.ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                throw reader.Refuse(parser.Current!, TemplateCodes.YamlFeature, "there is a second document", "write one document without --- inside");
            }

            return node is YamlText { Value: "", IsQuoted: false } ? new YamlMap(start, start, []) : node;
        }
        catch (YamlException error)
        {
            var at = start + (int)error.Start.Index;
            found.Add(source.Error(TemplateCodes.BadYaml, at, at + 1, "this is no YAML: " + Plain(error), "quote text that holds a colon, a brace or a hash"));
        }
        catch (RefusedException refused)
        {
            found.Add(refused.Finding);
        }

        return null;
    }

    private YamlNode ReadNode(IParser parser, int depth)
    {
        var current = parser.Current ?? throw new YamlException("the text ends too early");
        if (depth > MaxDepth || ++_nodes > MaxNodes)
        {
            throw Refuse(current, TemplateCodes.FrontMatterLimit, $"there are more than {MaxDepth} levels or {MaxNodes} values", null);
        }

        if (current is AnchorAlias)
        {
            throw Refuse(current, TemplateCodes.YamlFeature, "aliases (*name) are not allowed here", "write the value again");
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refuse(current, TemplateCodes.YamlFeature, "anchors (&name) are not allowed here", "write the value where it is needed");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refuse(current, TemplateCodes.YamlFeature, "tags (!name) are not allowed here", "write a plain or quoted value");
        }

        return current switch
        {
            Scalar => ReadText(parser),
            SequenceStart => ReadList(parser, depth),
            MappingStart => ReadMap(parser, depth),
            _ => throw Refuse(current, TemplateCodes.BadYaml, "a value is missing here", null),
        };
    }

    private YamlText ReadText(IParser parser)
    {
        var scalar = parser.Consume<Scalar>();
        return new YamlText(At(scalar.Start), At(scalar.End), scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private YamlList ReadList(IParser parser, int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return new YamlList(At(start.Start), At(parser.Consume<SequenceEnd>().End), items);
    }

    private YamlMap ReadMap(IParser parser, int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (ReadNode(parser, depth + 1) is not YamlText key)
            {
                throw Refuse(start, TemplateCodes.BadYaml, "a key must be a word", null);
            }

            if (entries.Exists(entry => entry.Key.Value == key.Value))
            {
                _found.Add(_source.Error(TemplateCodes.DuplicateKey, key.Start, key.End, $"'{key.Value}' is there twice", "keep one of them"));
            }

            entries.Add(new YamlEntry(key, ReadNode(parser, depth + 1)));
        }

        return new YamlMap(At(start.Start), At(parser.Consume<MappingEnd>().End), entries);
    }

    private int At(Mark mark) => _offset + (int)mark.Index;

    private RefusedException Refuse(ParsingEvent at, DiagnosticCode code, string message, string? hint) =>
        new(_source.Error(code, At(at.Start), Math.Max(At(at.End), At(at.Start) + 1), message, hint));

    private static string Plain(YamlException error)
    {
        var inner = error.InnerException?.Message ?? error.Message;
        var at = inner.IndexOf("): ", StringComparison.Ordinal);
        return (at >= 0 ? inner[(at + 3)..] : inner).TrimEnd('.');
    }

    private sealed class RefusedException(Diagnostic finding) : Exception(finding.Message)
    {
        public Diagnostic Finding => finding;
    }
}
