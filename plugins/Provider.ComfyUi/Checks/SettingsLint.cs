using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Checks;

/// <summary>Checks the settings of a connection without asking the server.</summary>
internal static class SettingsLint
{
    public static IReadOnlyList<SettingFinding> Check(IReadOnlyDictionary<string, string> settings)
    {
        var (fromText, fromImage) = (Findings(settings, ComfyUiProvider.FromTextKey), Findings(settings, ComfyUiProvider.FromImageKey));
        return Checks.Findings.Sort(fromText.Concat(fromImage));
    }

    /// <summary>Parses a workflow of the settings.</summary>
    /// <returns>The workflow; null where there is none, or none that could be read: the findings say why.</returns>
    public static Workflow? Parse(string text, Findings findings)
    {
        try
        {
            return Workflow.Parse(text);
        }
        catch (WorkflowException e)
        {
            findings.Error(e.Code, e.Message, e.Hint, e.Place);
            return null;
        }
    }

    private static IReadOnlyList<SettingFinding> Findings(IReadOnlyDictionary<string, string> settings, string key)
    {
        var findings = new Findings(key);
        var takesReferences = key == ComfyUiProvider.FromImageKey;
        if (WorkflowSet.Value(settings, key) is not { } text)
        {
            TellWhatRuns(settings, takesReferences, findings);
        }
        else if (Parse(text, findings) is { } workflow)
        {
            var alone = WorkflowSet.Value(settings, ComfyUiProvider.FromImageKey) is null;
            TokenLint.Check(workflow, takesReferences, mayTakeReferences: takesReferences || alone, findings);
            GraphLint.Check(workflow, findings);
        }

        return findings.All;
    }

    private static void TellWhatRuns(IReadOnlyDictionary<string, string> settings, bool takesReferences, Findings findings)
    {
        var other = WorkflowSet.Value(settings, takesReferences ? ComfyUiProvider.FromTextKey : ComfyUiProvider.FromImageKey);
        if (takesReferences && other is not null)
        {
            findings.Tell("no-workflow", "There is no image-to-image workflow: requests with references use the text-to-image one.");
        }
        else
        {
            findings.Tell(
                "built-in-workflow",
                $"No {(takesReferences ? "image-to-image" : "text-to-image")} workflow is set: a plain one for checkpoints of Stable Diffusion's kind is used.",
                "Export your own in API format and set it with --set-file.");
        }
    }
}
