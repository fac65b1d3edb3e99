using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>One request, ready to be sent: its workflow, what goes into it, and what gets lost.</summary>
internal sealed class WorkOrder
{
    private readonly ImageRequest _request;
    private readonly ulong _seed;

    private WorkOrder(ImageRequest request, Workflow workflow)
    {
        _request = request;
        Workflow = workflow;
        Slots = new ReferenceSlots(workflow, request.References);
        _seed = request.Seed ?? (ulong)Random.Shared.NextInt64(TokenDefaults.LargestRandomSeed + 1L);
        // A workflow that knows how many pictures it shall make runs once; another runs again with further seeds.
        Runs = workflow.Has(TokenKind.Count) || !workflow.Has(TokenKind.Seed) ? 1 : Math.Max(1, request.Count);
    }

    public Workflow Workflow { get; }

    public ReferenceSlots Slots { get; }

    /// <summary>What the server calls the references, by their hashes.</summary>
    public Dictionary<string, string> ServerNames { get; } = [];

    /// <summary>How many jobs it takes.</summary>
    public int Runs { get; }

    /// <exception cref="ProviderException">The workflow cannot be used, or not for this request.</exception>
    public static WorkOrder For(ImageRequest request, WorkflowSet workflows)
    {
        var order = new WorkOrder(request, workflows.Choose(request.References.Count > 0));
        if (order.Slots.Unused.Any(reference => reference.Role == ReferenceRole.Mask))
        {
            throw new ProviderException(
                ProviderFailure.InvalidRequest, "The workflow has no place for a mask: the whole picture would be repainted.")
            {
                Hint = "Put %IMAGE_MASK% into a Load Image (as Mask) node of the image-to-image workflow.",
            };
        }

        return order;
    }

    /// <summary>The id of a job: the request's own for the first, and always the same ones for the others.</summary>
    public string PromptId(int run)
    {
        if (run == 0)
        {
            return _request.JobId;
        }

        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{_request.JobId}/{run}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    public HttpContent CreateBody(int run, string clientId, WorkflowCut cut)
    {
        var values = new TokenValues(_request, Slots, unchecked(_seed + (ulong)run));
        foreach (var (hash, name) in ServerNames)
        {
            values.ServerNames[hash] = name;
        }

        return new JsonBody(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("prompt");
            WorkflowFiller.Write(json, Workflow, values, cut);
            json.WriteString("client_id", clientId);
            json.WriteString("prompt_id", PromptId(run));
            json.WriteStartObject("extra_data");
            json.WriteStartObject(HistoryEntry.NotesName);
            if (Workflow.Has(TokenKind.Seed))
            {
                json.WriteString("seed", values.Seed.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteString("workflow", Workflow.Hash);
            json.WriteStartObject("settings");
            foreach (var (name, value) in values.Chosen(Workflow))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public IEnumerable<ImageWarning> Warnings()
    {
        foreach (var (name, token) in SettingTokens.Lost(_request, Workflow))
        {
            yield return Warn(name, $"The workflow has no {token}, so the setting '{name}' had no effect.");
        }

        foreach (var (name, value) in ((string Name, string? Value)[])
        [
            (ImageSettingNames.Quality, _request.Quality),
            (ImageSettingNames.Style, _request.Style),
            (ImageSettingNames.Format, _request.Format),
        ])
        {
            if (value is not null)
            {
                yield return Warn(name, $"ComfyUI workflows have no setting '{name}'; '{value}' had no effect.");
            }
        }

        if (!Workflow.Has(TokenKind.Prompt))
        {
            yield return Warn(null, "The workflow has no %PROMPT%, so the prompt had no effect.");
        }

        if (!Workflow.Has(TokenKind.Checkpoint) && !HoldsModel())
        {
            yield return Warn("model", $"The workflow has no %CKPT%: it uses its own model, not '{_request.Model}'.");
        }

        if (Runs == 1 && _request.Count > 1 && !Workflow.Has(TokenKind.Count))
        {
            yield return Warn("count", $"The workflow has neither %COUNT% nor %SEED%: {_request.Count} pictures would be the same, so it ran once.");
        }

        var unused = Slots.Unused.Count();
        if (unused > 0)
        {
            yield return Warn("references", $"The workflow has no slot for {unused} of {_request.References.Count} references; they were left out.");
        }

        foreach (var slot in Slots.Empty)
        {
            yield return Warn("references", $"No reference fits {slot.Token} of {Workflow.Find(slot.Node)}; that part was left out.");
        }

        var values = new TokenValues(_request, Slots, _seed);
        foreach (var use in Workflow.Tokens.Where(use => use.IsReplaced && values.Find(use.Token) is null).DistinctBy(use => use.Token.Name))
        {
            var nearest = use.Token.Nearest() is { } name ? $"; %{name}% is known" : "";
            yield return Warn(null, $"Nobody knows {use.Token} of {Workflow.Find(use.Node)}, so it stayed as it is{nearest}.");
        }
    }

    private bool HoldsModel() => Workflow.Nodes.SelectMany(node => node.Inputs.Values).Any(value =>
        value.ValueKind == JsonValueKind.String && value.ValueEquals(_request.Model));

    private static ImageWarning Warn(string? setting, string message) => new() { Setting = setting, Message = message };
}
