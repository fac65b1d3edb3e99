using LettucePlug.Provider.ComfyUi.Workflows;

namespace LettucePlug.Provider.ComfyUi.Checks;

/// <summary>Looks at the tokens of a workflow.</summary>
internal static class TokenLint
{
    /// <summary>What the server itself replaces in the names of files.</summary>
    private static readonly string[] ServersOwn = ["width", "height", "year", "month", "day", "hour", "minute", "second", "batch_num"];

    /// <summary>The inputs that hold the words of a prompt, the most usual first.</summary>
    private static readonly string[] WordInputs = ["text", "prompt", "text_g", "clip_l", "t5xxl", "positive", "positive_prompt"];

    public static void Check(Workflow workflow, bool takesReferences, bool mayTakeReferences, Findings findings)
    {
        FindStrange(workflow, findings);
        FindMissing(workflow, findings);
        CheckSlots(workflow, takesReferences, mayTakeReferences, findings);
        var found = workflow.Tokens
            .Where(use => use.IsReplaced && use.Token.Kind != TokenKind.User)
            .Select(use => use.Token.ToString())
            .Distinct()
            .ToList();
        if (found.Count > 0)
        {
            findings.Tell("tokens", $"Tokens: {string.Join(' ', found)}");
        }
    }

    private static void FindStrange(Workflow workflow, Findings findings)
    {
        foreach (var use in workflow.Tokens.DistinctBy(use => (use.Token.Name, use.IsReplaced)))
        {
            var node = workflow.Find(use.Node);
            if (!use.IsReplaced)
            {
                var asWhole = Token.Read(use.Token.Name, isWhole: true);
                if (asWhole.Kind != TokenKind.User && !ServersOwn.Contains(use.Token.Name) && use.Input != "filename_prefix")
                {
                    findings.Warn(
                        "token-not-replaced",
                        $"{use.Token} in {node} stays as it is: names in lower case count only where they are the whole value.",
                        $"Write %{asWhole.Canonical}% within other text.",
                        use.Place);
                }
            }
            else if (use.Token.Kind == TokenKind.User)
            {
                var nearest = use.Token.Nearest();
                findings.Warn(
                    "unknown-token",
                    $"{use.Token} in {node} is not a known token" + (nearest is null ? "." : $": did you mean %{nearest}%?"),
                    $"Where it is your own, give it a value in the model's settings: token.{use.Token.Name}=…",
                    use.Place);
            }
        }
    }

    private static void FindMissing(Workflow workflow, Findings findings)
    {
        if (!workflow.Has(TokenKind.Prompt))
        {
            findings.Warn(
                "missing-token",
                "%PROMPT% is missing: every picture is made from the workflow's own words.",
                $"Put it into {Where(workflow, WordInputs)}.",
                PlaceOf(workflow, WordInputs));
        }

        if (!workflow.Has(TokenKind.Seed))
        {
            findings.Warn(
                "missing-token",
                "%SEED% is missing: the same prompt always gives the same picture, and the server does not even make it again.",
                $"Put it into {Where(workflow, ["seed", "noise_seed"])}.",
                PlaceOf(workflow, ["seed", "noise_seed"]));
        }

        (TokenKind Kind, string[] Inputs, string What)[] others =
        [
            (TokenKind.Negative, [], "a negative prompt"),
            (TokenKind.Width, ["width"], "the width"),
            (TokenKind.Height, ["height"], "the height"),
            (TokenKind.Steps, ["steps"], "the steps"),
            (TokenKind.Cfg, ["cfg", "guidance"], "the guidance"),
            (TokenKind.Sampler, ["sampler_name"], "the sampler"),
            (TokenKind.Scheduler, ["scheduler"], "the scheduler"),
            (TokenKind.Checkpoint, ["ckpt_name", "unet_name"], "the model"),
        ];
        var missing = others
            .Where(one => !workflow.Has(one.Kind) && (one.Inputs.Length == 0 || Holders(workflow, one.Inputs).Any()))
            .ToList();
        if (missing.Count > 0)
        {
            findings.Tell(
                "fixed-values",
                $"The workflow itself decides {string.Join(", ", missing.Select(one => one.What))}: requests cannot change that.",
                $"Tokens for it: {string.Join(' ', missing.Select(one => TokenFor(one.Kind)))}");
        }
    }

    private static void CheckSlots(Workflow workflow, bool takesReferences, bool mayTakeReferences, Findings findings)
    {
        var slots = workflow.Slots.ToList();
        if (slots.Count == 0)
        {
            if (takesReferences)
            {
                findings.Warn(
                    "no-reference-slot",
                    "No node has a place for a reference: the pictures that requests bring would be left out.",
                    $"Put %IMAGE0% into {Where(workflow, ["image"])}.",
                    PlaceOf(workflow, ["image"]));
            }

            return;
        }

        if (!mayTakeReferences)
        {
            findings.Warn(
                "reference-slot-without-reference",
                $"{slots[0].Token} stays empty here: requests with references use the image-to-image workflow.",
                place: slots[0].Place);
        }

        foreach (var group in slots.Where(slot => slot.Token.Role is null).GroupBy(_ => true))
        {
            var indexes = group.Select(slot => slot.Token.Index).ToHashSet();
            var gaps = Enumerable.Range(0, indexes.Max()).Where(index => !indexes.Contains(index)).ToList();
            if (gaps.Count > 0)
            {
                findings.Warn(
                    "reference-gap",
                    $"Slots are counted from %IMAGE0%; %IMAGE{gaps[0]}% is missing, so that reference would be left out.",
                    place: group.First(slot => slot.Token.Index > gaps[0]).Place);
            }
        }

        var places = slots.Select(slot => (slot.Token.Role, slot.Token.Index)).Distinct().Count();
        findings.Tell(
            "reference-slots",
            $"Takes up to {places} {(places == 1 ? "reference" : "references")}: {string.Join(' ', slots.Select(slot => slot.Token.ToString()).Distinct())}");
    }

    private static string TokenFor(TokenKind kind) =>
        kind == TokenKind.Checkpoint ? "%CKPT%" : $"%{kind.ToString().ToUpperInvariant()}%";

    private static IEnumerable<(WorkflowNode Node, string Input)> Holders(Workflow workflow, string[] inputs) =>
        from node in workflow.Nodes
        from input in inputs
        where node.Inputs.TryGetValue(input, out var value) && WorkflowNode.ReadLink(value) is null
        select (node, input);

    private static string Where(Workflow workflow, string[] inputs) =>
        Holders(workflow, inputs).Select(holder => $"'{holder.Input}' of {holder.Node}").FirstOrDefault()
        ?? $"an input such as '{inputs[0]}'";

    private static TextPlace? PlaceOf(Workflow workflow, string[] inputs) =>
        Holders(workflow, inputs).Select(holder => workflow.PlaceOf(holder.Node.Id, holder.Input)).FirstOrDefault();
}
