using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>
/// Writes conversations: turns of the user and of the model that take turns, and the instructions in a place of
/// their own.
/// </summary>
internal static class ChatBody
{
    private const string User = "user";
    private const string Model = "model";

    public static JsonBody Create(ChatRequest request, string? safetyThreshold) => new(json =>
    {
        var instructions = request.Messages.Where(message => message.Role == ChatRole.System)
            .SelectMany(message => message.Parts).OfType<ChatText>().Select(part => part.Text).ToList();
        var turns = Turns(request);
        // A conversation of instructions alone is a question, and so are the instructions of a model without a place for them.
        var areSeparate = turns.Count > 0 && ModelRules.TakesSystemInstruction(request.Model);
        if (!areSeparate && instructions.Count > 0)
        {
            var parts = instructions.Select(text => (ChatPart)new ChatText { Text = text });
            if (turns is [(User, var first), ..])
            {
                turns[0] = (User, [.. parts, .. first]);
            }
            else
            {
                turns.Insert(0, (User, [.. parts]));
            }
        }

        json.WriteStartObject();
        if (areSeparate && instructions.Count > 0)
        {
            json.WriteStartObject("systemInstruction");
            json.WriteStartArray("parts");
            foreach (var text in instructions)
            {
                RequestParts.WriteText(json, text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartArray("contents");
        foreach (var (role, parts) in turns)
        {
            WriteTurn(json, role, parts);
        }

        json.WriteEndArray();
        WriteConfig(json, request);
        SafetySettings.Write(json, safetyThreshold);
        json.WriteEndObject();
    });

    /// <summary>
    /// Messages of one role after the other become one turn. A picture that the model must sign and did not draw
    /// itself is shown by the user, since it would be refused as the model's own.
    /// </summary>
    private static List<(string Role, List<ChatPart> Parts)> Turns(ChatRequest request)
    {
        var turns = new List<(string Role, List<ChatPart> Parts)>();
        var wantsSignatures = ModelRules.For(request.Model).WantsSignatures;
        foreach (var message in request.Messages.Where(message => message.Role != ChatRole.System))
        {
            foreach (var part in message.Parts)
            {
                var isForeign = part is ChatPicture { ProviderState: null } && wantsSignatures;
                var role = message.Role == ChatRole.Assistant && !isForeign ? Model : User;
                if (part is ChatText { Text.Length: 0 })
                {
                    continue;
                }

                if (turns is not [.., var last] || last.Role != role)
                {
                    last = (role, []);
                    turns.Add(last);
                }

                last.Parts.Add(part);
            }
        }

        return turns;
    }

    private static void WriteTurn(Utf8JsonWriter json, string role, List<ChatPart> parts)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            switch (part)
            {
                case ChatText text:
                    RequestParts.WriteText(json, text.Text);
                    break;
                case ChatPicture picture:
                    // Signatures can be larger than their pictures: they go back with the model's own turns only.
                    RequestParts.WriteImage(
                        json, picture.MediaType, picture.Data.Span, role == Model ? picture.ProviderState : null);
                    break;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConfig(Utf8JsonWriter json, ChatRequest request)
    {
        json.WriteStartObject("generationConfig");
        if (request.Output.Contains(Modality.Image))
        {
            json.WriteStartArray("responseModalities");
            json.WriteStringValue("TEXT");
            json.WriteStringValue("IMAGE");
            json.WriteEndArray();
        }

        if (request.Temperature is { } temperature)
        {
            json.WriteNumber("temperature", temperature);
        }

        if (request.TopP is { } topP)
        {
            json.WriteNumber("topP", topP);
        }

        if (request.MaxTokens is { } most)
        {
            json.WriteNumber("maxOutputTokens", most);
        }

        if (request.Stop.Count > 0)
        {
            json.WriteStartArray("stopSequences");
            foreach (var stop in request.Stop)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        }

        if (request.Seed is { } seed)
        {
            json.WriteNumber("seed", RequestParts.Seed(seed));
        }

        foreach (var (name, value) in request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    }
}
