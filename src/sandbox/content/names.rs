//! Names of made people and of the partners' sites.

use crate::sandbox::rng::Rng;

/// A partner's site with first-line agents.
#[derive(Debug)]
pub struct Site {
    /// The partner.
    pub vendor: &'static str,
    /// The site.
    pub name: &'static str,
    /// Language spoken there, an index of `LANGUAGES`.
    pub language: usize,
}

/// All sites; each has three first-line agents.
pub const SITES: [Site; 6] = [
    Site { vendor: "Atento", name: "CDMX", language: 0 },
    Site { vendor: "Concentrix", name: "Bogotá", language: 0 },
    Site { vendor: "Foundever", name: "São Paulo", language: 1 },
    Site { vendor: "Teleperformance", name: "Monterrey", language: 2 },
    Site { vendor: "Atento", name: "Guadalajara", language: 0 },
    Site { vendor: "Concentrix", name: "Campinas", language: 1 },
];

const T1: [&str; 18] = [
    "Luis Hernández",
    "Mariana Cruz",
    "Óscar Pineda",
    "Paola Rincón",
    "Andrés Gaitán",
    "Yuliana Mora",
    "Rafael Teixeira",
    "Larissa Prado",
    "Caio Menezes",
    "Karen Villarreal",
    "Iván Treviño",
    "Sofía Garza",
    "Ximena Robles",
    "Héctor Luna",
    "Brenda Ochoa",
    "Tainá Ribeiro",
    "Gustavo Peixoto",
    "Renata Figueira",
];

/// The name of the first-line agent `index` (three to a site, in the order of [`SITES`]).
pub fn t1_name(index: usize) -> &'static str {
    T1[index % T1.len()]
}

const FIRST: [[&str; 20]; 3] = [
    [
        "Guadalupe",
        "José Luis",
        "María Fernanda",
        "Alejandro",
        "Verónica",
        "Miguel Ángel",
        "Lucía",
        "Ricardo",
        "Daniela",
        "Arturo",
        "Ximena",
        "Roberto",
        "Itzel",
        "Fernando",
        "Leticia",
        "Emiliano",
        "Rosa",
        "Jorge",
        "Abril",
        "Salvador",
    ],
    [
        "João Pedro",
        "Ana Beatriz",
        "Thiago",
        "Camila",
        "Rafael",
        "Juliana",
        "Lucas",
        "Patrícia",
        "Felipe",
        "Aline",
        "Marcelo",
        "Vanessa",
        "Gustavo",
        "Isabela",
        "Leandro",
        "Simone",
        "Vinícius",
        "Débora",
        "Otávio",
        "Luana",
    ],
    [
        "Emma", "James", "Olivia", "Michael", "Grace", "Daniel", "Hannah", "Robert", "Chloe", "William",
        "Megan", "Thomas", "Laura", "Kevin", "Rachel", "Brian", "Alice", "Steven", "Nora", "Peter",
    ],
];

const LAST: [[&str; 20]; 3] = [
    [
        "García López",
        "Ramírez Soto",
        "Flores Méndez",
        "Ortega Ruiz",
        "Castillo Peña",
        "Vargas Luna",
        "Jiménez Ávila",
        "Morales Reyes",
        "Domínguez Paz",
        "Navarro Gil",
        "Aguilar Cano",
        "Herrera Ponce",
        "Mendoza Lara",
        "Salinas Trejo",
        "Ríos Campos",
        "Cervantes Mora",
        "Pacheco Díaz",
        "Velasco Serna",
        "Núñez Olvera",
        "Barrera Islas",
    ],
    [
        "Silva Santos",
        "Oliveira Lima",
        "Souza Rocha",
        "Pereira Alves",
        "Costa Barros",
        "Ferreira Dias",
        "Almeida Nunes",
        "Gomes Araújo",
        "Martins Freitas",
        "Ribeiro Pinto",
        "Cardoso Melo",
        "Teixeira Moraes",
        "Correia Batista",
        "Moura Campos",
        "Barbosa Reis",
        "Cavalcanti Luz",
        "Monteiro Sales",
        "Farias Duarte",
        "Antunes Braga",
        "Queiroz Matos",
    ],
    [
        "Walker", "Bennett", "Carter", "Foster", "Hughes", "Mitchell", "Parker", "Reed", "Sullivan",
        "Turner", "Wallace", "Young", "Coleman", "Diaz", "Griffin", "Hayes", "Jensen", "Marsh", "Patel",
        "Quinn",
    ],
];

/// A customer's name in the language of index `language`.
pub fn customer_name(rng: &mut Rng, language: usize) -> String {
    format!("{} {}", rng.pick(&FIRST[language]), rng.pick(&LAST[language]))
}

/// The name in ASCII letters with dots, as an address has it.
pub fn login_of(name: &str) -> String {
    name.chars()
        .map(|c| match c.to_lowercase().next().unwrap_or(c) {
            'á' | 'à' | 'â' | 'ã' => 'a',
            'é' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'õ' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            lower if lower.is_ascii_alphanumeric() => lower,
            _ => '.',
        })
        .collect()
}
