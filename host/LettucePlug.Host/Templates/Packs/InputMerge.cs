using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>The inputs of a prompt: those of its kind, narrowed and extended by what it declares itself.</summary>
internal static class InputMerge
{
    public static IReadOnlyList<InputDefinition> Merge(TemplateKind? kind, PromptHeader header, TemplateSource source, List<Diagnostic> found)
    {
        if (kind is null)
        {
            return header.Inputs;
        }

        var merged = kind.Inputs.ToList();
        foreach (var own in header.Inputs)
        {
            var at = merged.FindIndex(input => input.Name == own.Name);
            if (at < 0)
            {
                if (own.Required)
                {
                    Conflict($"the host never brings '{own.Name}', so it cannot be required", "give it a default");
                }

                merged.Add(own with { Required = false });
            }
            else if (own.Type != merged[at].Type && !(merged[at].Type == InputType.Messages && own.Type == InputType.List))
            {
                Conflict($"'{own.Name}' is a {InputReader.NameOf(merged[at].Type)} in every {kind.Name} template", "leave its type out of the front matter");
            }
            else
            {
                merged[at] = merged[at] with
                {
                    Required = merged[at].Required || own.Required,
                    Default = own.Default ?? merged[at].Default,
                    MaxChars = own.MaxChars,
                    MaxItems = own.MaxItems,
                    Choices = own.Choices.Count > 0 ? own.Choices : merged[at].Choices,
                };
            }
        }

        foreach (var slot in header.Media.Keys.Where(slot => !kind.MediaSlots.Contains(slot)))
        {
            found.Add(source.Error(
                DiagnosticCode.UnknownMediaSlot, 0, 3, $"a {kind.Name} template has no media slot '{slot}'",
                kind.MediaSlots.Count == 0 ? "take it out of media:" : "there are: " + string.Join(", ", kind.MediaSlots)));
        }

        return merged;

        void Conflict(string message, string hint) =>
            found.Add(source.Error(TemplateCodes.InputConflict, 0, 3, message, hint));
    }
}
