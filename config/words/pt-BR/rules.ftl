## O que dizem as regras de resolver, devolver e procedimentos.
