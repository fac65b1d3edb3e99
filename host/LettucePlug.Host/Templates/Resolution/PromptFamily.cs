using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A prompt with everything it extends and puts in: what the whole of it uses.</summary>
internal sealed class PromptFamily
{
    private readonly List<PromptFile> _members = [];

    public IReadOnlyList<PromptFile> Members => _members;

    /// <summary>The inputs of the prompt and of the templates it extends.</summary>
    public IEnumerable<InputDefinition> Inputs =>
        _members.Where(member => !member.IsPartial).SelectMany(member => member.Inputs).DistinctBy(input => input.Name);

    /// <summary>Names that a parent or child makes itself, seen from the other.</summary>
    public IEnumerable<string> Assigned =>
        _members.SelectMany(member => member.Parsed.Info.Variables.Where(use => use.IsLocal).Select(use => use.Root)).Distinct();

    public bool HasHistory => _members.Exists(member => member.Parsed.Info.HasHistory);

    public static PromptFamily Of(PromptFile file, TemplateSnapshot snapshot, List<Diagnostic> found)
    {
        var family = new PromptFamily();
        family.AddChain(file, snapshot, found);
        for (var i = 0; i < family._members.Count; i++)
        {
            var member = family._members[i];
            foreach (var name in member.Parsed.Info.Partials.Select(use => use.Name))
            {
                if (PackScope.FindPartial(snapshot, member.PackId, name) is { } partial && !family._members.Contains(partial))
                {
                    family._members.Add(partial);
                }
            }
        }

        return family;
    }

    /// <summary>A path such as <c>character.name</c>, or <c>media:slot</c>. A whole object handed on counts for its fields.</summary>
    public bool Uses(string what)
    {
        const string Media = "media:";
        return what.StartsWith(Media, StringComparison.Ordinal)
            ? _members.Exists(member => member.Parsed.Info.MediaSlots.Any(slot => slot.Name == what[Media.Length..]))
            : _members.Exists(member => member.Parsed.Info.Variables.Any(use => !use.IsLocal &&
                (use.Path == what || use.Path == what.Split('.')[0]
                    || use.Path.StartsWith(what + ".", StringComparison.Ordinal) || use.Path.StartsWith(what + "[", StringComparison.Ordinal))));
    }

    private void AddChain(PromptFile file, TemplateSnapshot snapshot, List<Diagnostic> found)
    {
        var current = file;
        while (true)
        {
            _members.Add(current);
            if (current.Parsed.Info.Extends is not { } parent)
            {
                return;
            }

            if (PackScope.FindParent(snapshot, current, parent, file.Locale) is not { } next)
            {
                var reason = PackScope.Undeclared(snapshot, current.PackId, parent) ?? $"there is no template '{parent}' to extend";
                found.Add(file.Source.Error(TemplateCodes.MissingParent, 0, 3, reason, "write extends: pack:id, and name the pack in requires:"));
                return;
            }

            if (_members.Contains(next) || _members.Count > LiquidLimits.Default.ExtendsDepth)
            {
                found.Add(file.Source.Error(TemplateCodes.ExtendsCycle, 0, 3,
                    "templates extend each other in a circle, or too deep: " + string.Join(" > ", _members.Append(next).Select(member => member.Source.File))));
                return;
            }

            if (next.Parsed.Template is null)
            {
                found.Add(file.Source.Error(TemplateCodes.MissingParent, 0, 3, $"'{next.Source.File}', which this extends, has errors", "lint that file first"));
            }

            current = next;
        }
    }
}
