using System.Text.Json.Serialization;

namespace LettucePlug.Storage.Files;

[JsonSerializable(typeof(IReadOnlyList<JournalStep>))]
internal sealed partial class JournalJson : JsonSerializerContext;
