//! Languages by their codes, and in which language a text is written, as far as its smallest words tell.

/// The codes of two letters of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg \
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Codes of three letters that help desks use, of languages without one of two.
const LONGER: [&str; 8] = ["ceb", "ckb", "fil", "haw", "hmn", "kok", "nah", "yue"];

/// Whether a word is the code of a language, alone or with a script or a region: `es`, `es-MX`, `zh-Hant`, `es-419`.
pub(super) fn is_code(word: &str) -> bool {
    let mut parts = word.split(['-', '_']);
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let known = CODES.split_ascii_whitespace().any(|code| code == first) || LONGER.contains(&first.as_str());
    let tail = |part: &str| {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        letters && matches!(part.len(), 2 | 4) || digits && part.len() == 3
    };
    known && parts.all(tail)
}

/// The small words that only one of our languages has.
const SMALL: [(&str, &str); 3] = [
    (
        "en",
        "the you your of and is are we it this that with to was not if what when who has have our from by they",
    ),
    (
        "es-MX",
        "el los las y tu su tus sus con del es una lo pero cuando quien ya más al le qué cómo él sin hasta según fue \
         han muy hay están son tarjeta pregunta",
    ),
    (
        "pt-BR",
        "você não com em seu sua uma um do da dos das ou foi são pelo pela quando ele ela já mais na nas os ao à é até \
         estão cartão então",
    ),
];

/// The language that a text is surely written in although it should be another: it has small words of that one, and none
/// of its own.
pub(super) fn strays(text: &str, language: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let count = |small: &str| {
        words.iter().filter(|word| small.split_ascii_whitespace().any(|known| known == **word)).count()
    };
    let own = SMALL.iter().find(|(known, _)| *known == language).map(|(_, small)| count(small))?;
    let other = SMALL.iter().filter(|(known, _)| *known != language).max_by_key(|(_, small)| count(small))?;
    (own == 0 && count(other.1) >= 3).then_some(other.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_languages_are_known_and_their_names_are_none() {
        for code in ["es", "es-MX", "pt_BR", "zh-Hant", "es-419", "EN", "fil"] {
            assert!(is_code(code), "{code}");
        }
        for word in ["portuguese", "español", "sp", "esp", "", "es-", "mx", "es-mexico"] {
            assert!(!is_code(word), "{word}");
        }
    }

    #[test]
    fn a_text_under_another_language_is_seen_and_one_that_is_too_short_to_tell_is_let_be() {
        let mexico = "Ya tienes tu tarjeta, así que quitamos el bloqueo. Avísanos si algo no es tuyo.";
        let brazil = "Você está com o cartão, então tiramos o bloqueio. Avise se algo não for seu.";
        let english = "You have your card back, so we lifted the block. Tell us what is not yours.";
        for (language, text) in [("es-MX", mexico), ("pt-BR", brazil), ("en", english)] {
            assert_eq!(strays(text, language), None, "{text}");
        }
        assert_eq!(strays(mexico, "pt-BR"), Some("es-MX"));
        assert_eq!(strays(brazil, "en"), Some("pt-BR"));
        assert_eq!(strays(english, "es-MX"), Some("en"));
        assert_eq!(strays("Visa, Mastercard, OXXO.", "en"), None);
        assert_eq!(strays("Bloqueo temporal", "en"), None);
    }
}
