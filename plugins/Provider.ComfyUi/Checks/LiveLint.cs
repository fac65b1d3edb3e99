using System.Globalization;
using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Checks;

/// <summary>Checks the workflows of a connection against what its server has.</summary>
internal static class LiveLint
{
    public static async Task<IReadOnlyList<SettingFinding>> CheckAsync(
        IReadOnlyDictionary<string, string> settings, ComfyServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var all = new List<SettingFinding>(SettingsLint.Check(settings));
        var classes = new Dictionary<string, NodeClass?>(StringComparer.Ordinal);
        foreach (var key in (string[])[ComfyUiProvider.FromTextKey, ComfyUiProvider.FromImageKey])
        {
            var findings = new Findings(key);
            if (WorkflowSet.Value(settings, key) is not { } text || SettingsLint.Parse(text, findings) is not { } workflow)
            {
                continue;
            }

            try
            {
                await LoadAsync(workflow, classes, server, cancellationToken).ConfigureAwait(false);
            }
            catch (ProviderException e) when (e.StatusCode == 404)
            {
                findings.Warn("not-checked", "The server does not say what nodes it has, so the workflow was not held against it.");
                all.AddRange(findings.All);
                continue;
            }

            CheckWorkflow(workflow, classes, findings);
            // Here the server's word stands in place of what the names of classes suggest.
            all.RemoveAll(one => one.Setting == key
                && one is { Severity: FindingSeverity.Warning, Code: "no-output-node" or "unused-node" });
            all.AddRange(findings.All);
        }

        return Findings.Sort(all);
    }

    private static async Task LoadAsync(
        Workflow workflow, Dictionary<string, NodeClass?> classes, ComfyServer server, CancellationToken cancellationToken)
    {
        // One call for all would be megabytes where many custom nodes are installed.
        var wanted = workflow.Nodes.Select(node => node.Class).OfType<string>().Distinct().Where(name => !classes.ContainsKey(name)).ToList();
        var found = await Task.WhenAll(wanted.Select(name => NodeClass.FindAsync(server, name, cancellationToken))).ConfigureAwait(false);
        foreach (var (name, cls) in wanted.Zip(found))
        {
            classes[name] = cls;
        }
    }

    private static void CheckWorkflow(Workflow workflow, Dictionary<string, NodeClass?> classes, Findings findings)
    {
        foreach (var node in workflow.Nodes.Where(node => node.Class is not null))
        {
            if (classes[node.Class!] is not { } cls)
            {
                findings.Error(
                    "unknown-node-class",
                    $"The server has no class '{node.Class}' ({node}).",
                    "Install the custom node it belongs to, or take the node out of the workflow.",
                    workflow.PlaceOf(node.Id));
                continue;
            }

            foreach (var (input, known) in cls.Inputs)
            {
                CheckInput(workflow, node, input, known, classes, findings);
            }
        }

        var described = workflow.Nodes.Where(node => node.Class is { } name && classes[name] is not null).ToList();
        if (described.Count == workflow.Nodes.Count && !described.Any(node => classes[node.Class!]!.IsOutput))
        {
            findings.Error("no-output-node", "No node of the workflow saves a picture.", "Add a Save Image node.");
        }

        var loose = GraphLint.Ends(workflow).Where(node => node.Class is { } name && classes[name] is { IsOutput: false });
        GraphLint.WarnOfUnused([.. loose], workflow, findings);
    }

    private static void CheckInput(
        Workflow workflow, WorkflowNode node, string input, NodeInput known, Dictionary<string, NodeClass?> classes, Findings findings)
    {
        var place = workflow.PlaceOf(node.Id, input);
        if (!node.Inputs.TryGetValue(input, out var value))
        {
            if (known is { IsRequired: true, IsDynamic: false })
            {
                findings.Error("missing-input", $"'{input}' of {node} is missing.", null, place);
            }

            return;
        }

        if (WorkflowNode.ReadLink(value) is { } link)
        {
            CheckLink(workflow, node, input, known, link, classes, findings);
        }
        else if (value.ValueKind == JsonValueKind.Array && !known.IsDynamic)
        {
            findings.Error(
                "broken-link", $"'{input}' of {node} is a list, and no link: a link is the id of a node as text and the number of its output.",
                null, place);
        }
        else if (value.ValueKind == JsonValueKind.String && (Token.FindAll(value.GetString()!).Any() || WorkflowText.BareName(value.GetString()!) is not null))
        {
            // It gets its value when there is a request.
        }
        else if (known.IsUpload && value.ValueKind == JsonValueKind.String)
        {
            CheckPicture(node, input, known, value.GetString()!, place, findings);
        }
        else if (known.Choices.Count > 0 && value.ValueKind == JsonValueKind.String)
        {
            CheckChoice(node, input, known, value.GetString()!, place, findings);
        }
        else if (known.Type is "INT" or "FLOAT")
        {
            CheckNumber(node, input, known, value, place, findings);
        }
    }

    /// <summary>The server turns texts into numbers where it can.</summary>
    private static void CheckNumber(
        WorkflowNode node, string input, NodeInput known, JsonElement value, TextPlace? place, Findings findings)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            if (number < known.Minimum || number > known.Maximum)
            {
                findings.Error(
                    "value-out-of-range",
                    string.Create(CultureInfo.InvariantCulture, $"'{input}' of {node} is {text}; the server takes {known.Minimum} to {known.Maximum}."),
                    null,
                    place);
            }
        }
        else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Object)
        {
            findings.Error(
                "value-not-a-number", $"'{input}' of {node} is no number, and the server wants one: {NodeProblem.Shorten(text)}", null, place);
        }
    }

    /// <summary>A picture that an earlier run left on the server, or that should be a reference.</summary>
    private static void CheckPicture(
        WorkflowNode node, string input, NodeInput known, string value, TextPlace? place, Findings findings)
    {
        // The list has only what lies in the input folder itself.
        if (!known.Choices.Contains(value) && !value.Contains('/') && !value.EndsWith(']'))
        {
            findings.Warn(
                "picture-not-on-server",
                $"The server has no picture '{NodeProblem.Shorten(value)}' for '{input}' of {node}, and refuses the workflow without it.",
                "Put %IMAGE0% there to use a reference, or upload the picture in ComfyUI.",
                place);
        }
    }

    private static void CheckLink(
        Workflow workflow, WorkflowNode node, string input, NodeInput known, (string From, int Output) link,
        Dictionary<string, NodeClass?> classes, Findings findings)
    {
        if (workflow.Find(link.From) is not { Class: { } fromClass } from || classes[fromClass] is not { } source)
        {
            return;
        }

        var given = link.Output >= 0 && link.Output < source.Outputs.Count ? source.Outputs[link.Output] : null;
        if (given is null)
        {
            findings.Error(
                "broken-link", $"'{input}' of {node} takes output {link.Output} of {from}, which has {source.Outputs.Count}.", null,
                workflow.PlaceOf(node.Id, input));
        }
        else if (!known.Takes(given))
        {
            findings.Error(
                "link-type", $"'{input}' of {node} takes {known.Type}, and {from} gives {given}.", null, workflow.PlaceOf(node.Id, input));
        }
    }

    private static void CheckChoice(
        WorkflowNode node, string input, NodeInput known, string value, TextPlace? place, Findings findings)
    {
        if (known.Choices.Contains(value))
        {
            return;
        }

        var (code, what) = input switch
        {
            "sampler_name" => ("unknown-sampler", "sampler"),
            "scheduler" => ("unknown-scheduler", "scheduler"),
            "ckpt_name" => ("unknown-checkpoint", "checkpoint"),
            _ => ("value-not-in-list", "value"),
        };
        const int mostShown = 8;
        var some = string.Join(", ", known.Choices.Take(mostShown)) + (known.Choices.Count > mostShown ? ", …" : "");
        findings.Error(
            code, $"The server has no {what} '{NodeProblem.Shorten(value)}' for '{input}' of {node}.", $"It has {some}", place);
    }
}
